import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import { allowSite } from "./allow-site";
import { launchSidecue, type Sidecue } from "./browser";
import { askForReaders, type ReaderPort, ReaderPorts } from "./reader-port";

/** A stand-in page in a tab with a port to its reader. */
export interface CallTab {
  readonly page: Page;
  readonly tabId: number;
  readonly port: ReaderPort;
}

/** Opens a page that gets its reader by registration, and connects as the panel would, but does not read yet. */
export async function openCallTab(sidecue: Sidecue, ports: ReaderPorts, url: string): Promise<CallTab> {
  const announced = ports.announced;
  const page = await sidecue.openCall(url);
  const tabId = await ports.ready(announced);
  const port = await ports.open(tabId);
  await port.message("status");
  return { page, tabId, port };
}

/** A browser in which the person allowed a site, for the tests of a file. */
export interface AllowedSite {
  readonly sidecue: Sidecue;
  readonly ports: ReaderPorts;
  /** Declares a test on a page of the site, in a tab of its own. */
  onPage(name: string, body: (tab: CallTab) => Promise<void>, url?: string): void;
}

/** Launches it before the tests; after the last one nothing may have gone wrong anywhere in it. Pages are at `url`. */
export function allowedSite(origin: string, url: string): AllowedSite {
  let sidecue: Sidecue;
  let ports: ReaderPorts;
  before(async () => {
    sidecue = await launchSidecue();
    ports = await ReaderPorts.on(await sidecue.openExtensionPage("options.html"));
    await allowSite(sidecue, origin);
    const reply = await askForReaders(sidecue, true);
    assert.ok(reply.ok && reply.pages.includes(origin));
  });
  after(async () => {
    await sidecue.close();
    assert.deepEqual(sidecue.problems, []);
  });
  return {
    get sidecue() {
      return sidecue;
    },
    get ports() {
      return ports;
    },
    onPage(name, body, at = url) {
      test(name, async () => {
        const tab = await openCallTab(sidecue, ports, at);
        try {
          await body(tab);
        } finally {
          await tab.page.close();
        }
      });
    },
  };
}
