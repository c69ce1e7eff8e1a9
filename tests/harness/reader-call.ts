import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "puppeteer-core";
import type { Snapshot } from "../../extension/src/messages";
import { launchSidecue, type Sidecue } from "./browser";
import { askForReaders, type ReaderPort, ReaderPorts } from "./reader-port";

/** A call in a tab of its own, and a port to its reader as the panel would open it. Nothing is read yet. */
export interface ReaderCall {
  readonly sidecue: Sidecue;
  readonly ports: ReaderPorts;
  readonly call: Page;
  readonly tabId: number;
  readonly port: ReaderPort;
}

/** Declares a test on a call of its own, at `url` if it is given. */
export type OnReaderCall = (name: string, body: (joined: ReaderCall) => Promise<void>, url?: string) => void;

/**
 * One browser with readers for the tests of a file, whose calls are at `callUrl`. After the last test nothing may have
 * gone wrong anywhere in it.
 */
export function readerBrowser(callUrl?: string): OnReaderCall {
  let sidecue: Sidecue;
  let ports: ReaderPorts;
  before(async () => {
    sidecue = await launchSidecue();
    ports = await ReaderPorts.on(await sidecue.openExtensionPage("options.html"));
    assert.equal((await askForReaders(sidecue, true)).ok, true);
  });
  after(async () => {
    await sidecue.close();
    assert.deepEqual(sidecue.problems, []);
  });
  return (name, body, url = callUrl) => {
    test(name, async () => {
      const announced = ports.announced;
      const call = await sidecue.openCall(url);
      const tabId = await ports.ready(announced);
      const port = await ports.open(tabId);
      await port.message("status");
      try {
        await body({ sidecue, ports, call, tabId, port });
      } finally {
        await call.close();
      }
    });
  };
}

/** Turns captions on, lets Ada say something, and waits for it. */
export async function read({ call, port }: ReaderCall, words = "we should chip"): Promise<Snapshot> {
  await call.evaluate((text) => {
    window.stage.captions(true);
    window.stage.say("Ada Quill", text);
  }, words);
  const mark = port.mark;
  await port.read();
  return port.snapshotWith(words, mark);
}

/** Lets somebody say something. */
export async function say({ call }: Pick<ReaderCall, "call">, speaker: string, text: string): Promise<void> {
  await call.evaluate((who, what) => window.stage.say(who, what), speaker, text);
}
