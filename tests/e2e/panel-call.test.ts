/** The panel and the call it reads: pausing, closing, reloading, leaving, and a service worker that is stopped. */

import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import type { Sidecue } from "../harness/browser";
import { agreedBrowser, INTERVIEWER, SELF } from "../harness/call-scene";
import { PanelWatch } from "../harness/panel-watch";
import { CACHING, INCIDENT, ISOLATION, RATE_LIMITER } from "../harness/questions";
import { countObservers, readerWorld, waitForObservers } from "../harness/reader-world";
import { openSidePanel } from "../harness/side-panel";

/** Within this time after the panel has gone nothing may look at the page any more. */
const STOP_LIMIT_MS = 1000;
/** A reader looks at its page at least this often. */
const READER_POLL_MS = 1100;

/** A call page that never loads. */
const UNREACHABLE = "https://meet.google.com/sid-unre-ach";

const onCall = agreedBrowser(UNREACHABLE);

onCall("while paused nothing is read, and resuming reads on", async (scene) => {
  const { panel, call } = scene;
  await scene.askAndLock(RATE_LIMITER);
  const world = readerWorld(call);
  await countObservers(world);
  await panel.key("p");
  await panel.waitForState("paused");
  await panel.page.waitForSelector("button[data-action='pause'][aria-pressed='true']");
  await waitForObservers(world, 0);
  const heard = await panel.heard();
  const watch = await PanelWatch.on(panel);
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.say(INTERVIEWER, ISOLATION.words);
  // Nothing may happen, so there is nothing to await: by now a reader that reads would have looked again.
  await setTimeout(READER_POLL_MS);
  assert.deepEqual(await watch.cards(), [`${RATE_LIMITER.card} locked`]);
  assert.equal(await panel.heard(), heard);

  await panel.key("p");
  await panel.waitForState("reading");
  await waitForObservers(world, 1);
  await panel.waitForCard(ISOLATION.card, "locked");
  await scene.say(SELF, "Read committed, and I guard the risky writes");
  await scene.askAndLock(CACHING);
});

onCall("the reader stops when the panel is closed, and a new panel reads the page again", async (scene) => {
  const { panel, call, sidecue } = scene;
  await scene.askAndLock(RATE_LIMITER);
  const world = readerWorld(call);
  // What began to look before the count begins anew with the next “read”.
  await countObservers(world);
  await panel.togglePause();
  await panel.togglePause();
  await waitForObservers(world, 1);

  const closed = new Promise<void>((resolve) => panel.page.once("close", () => resolve()));
  const extensionPage = await sidecue.openExtensionPage("options.html");
  const asked = performance.now();
  await extensionPage.evaluate(async () => {
    const { id } = await chrome.windows.getCurrent();
    await closer().close({ windowId: id ?? -1 });

    function closer(): { close(options: { windowId: number }): Promise<void> } {
      return chrome.sidePanel as unknown as ReturnType<typeof closer>;
    }
  });
  await waitForObservers(world, 0);
  const took = performance.now() - asked;
  assert.ok(took < STOP_LIMIT_MS, `the reader stopped after ${Math.round(took)} ms`);
  await closed;
  await extensionPage.close();

  scene.panel = await openSidePanel(sidecue);
  await call.bringToFront();
  await scene.clock.start();
  await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
  await scene.panel.waitForHeard(RATE_LIMITER.words.split(" ").at(-1) ?? "");
  await waitForObservers(world, 1);
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(ISOLATION);
});

onCall("a call that is reloaded is read again by itself", async (scene) => {
  await scene.askAndLock(RATE_LIMITER);
  await scene.call.reload();
  await scene.panel.waitForState("captions-off");
  // What was there before stays to be read.
  assert.equal((await scene.panel.card())?.id, RATE_LIMITER.card);
  await scene.call.evaluate(() => window.stage.captions(true));
  await scene.panel.waitForState("waiting");
  await scene.askAndLock(INCIDENT);
});

onCall("the light follows the captions and the call", async ({ call, panel, ...scene }) => {
  await call.evaluate(() => window.stage.captions(false));
  await panel.waitForState("captions-off");
  assert.ok(await panel.page.$("[data-empty='captions-off']"));
  await call.evaluate(() => window.stage.captions(true));
  await panel.waitForState("waiting");
  await call.evaluate((who) => window.stage.say(who, "good morning"), INTERVIEWER);
  await panel.waitForState("reading");
  await call.evaluate(() => window.stage.leave());
  await panel.waitForState("no-call");
  await call.close();
  assert.equal(await panel.state(), "no-call");
  const next = await scene.sidecue.openCall();
  await panel.waitForState("captions-off");
  await next.close();
  await panel.waitForState("no-call");
});

onCall("after a call was left, the next one is found in another tab", async ({ call, panel, sidecue }) => {
  await call.evaluate(() => window.stage.leave());
  await panel.waitForState("no-call");
  const next = await sidecue.openCall();
  await next.evaluate(() => window.stage.captions(true));
  await panel.waitForState("waiting");
  await next.close();
});

onCall("a call that is joined in a tab behind is found", async ({ call, panel, sidecue }) => {
  // Before a call is joined its page has no button for captions.
  const button = await call.waitForSelector("[jsname=RrG0hf]");
  await call.evaluate(() => window.stage.captions(false));
  await button?.evaluate((element) => element.remove());
  await panel.waitForState("no-call");
  const lobby = await sidecue.openCall();
  await lobby.evaluate(() => window.stage.leave());
  await panel.waitForState("no-call");
  await button?.evaluate((element) => document.querySelector("[jsname=CQylAd]")?.before(element));
  await panel.waitForState("captions-off");
  await lobby.close();
  assert.equal(await panel.state(), "captions-off");
});

onCall("tabs whose page did not load are tried once each", async ({ call, panel, sidecue }) => {
  const dead = [await failedPage(sidecue), await failedPage(sidecue)];
  await panel.page.evaluate(() => {
    const { connect } = chrome.tabs;
    const tried: number[] = [];
    Object.assign(globalThis, { tried });
    Object.assign(chrome.tabs, {
      connect: (tab: number, options: chrome.tabs.ConnectInfo) => {
        tried.push(tab);
        return connect(tab, options);
      },
    });
  });
  await call.close();
  await panel.waitForState("no-call");
  // Both come in turn: a call that opens before that would be found first.
  await panel.page.waitForFunction(
    (count) => new Set((globalThis as unknown as { tried: number[] }).tried).size >= count,
    {},
    dead.length,
  );
  const next = await sidecue.openCall();
  await panel.waitForState("captions-off");
  const times = await panel.page.evaluate(async (url) => {
    const { tried } = globalThis as unknown as { tried: number[] };
    const tabs = await chrome.tabs.query({ url });
    return tabs.map(({ id }) => tried.filter((tab) => tab === id).length);
  }, UNREACHABLE);
  assert.deepEqual(times, [1, 1]);
  for (const page of [next, ...dead]) await page.close();
});

onCall("captions and cards go on with the service worker stopped", async (scene) => {
  await scene.askAndLock(RATE_LIMITER);
  await stopServiceWorker(scene.sidecue);
  await scene.say(SELF, "I would first ask who calls it and how often");
  await scene.askAndLock(ISOLATION);
  await scene.panel.search("idempotent payment");
  await scene.panel.waitForFirstResult("idempotency-payment");
  // None of this has woken it.
  assert.deepEqual(serviceWorkers(scene.sidecue), []);
});

/** A tab at the address of a call that shows Chromium's own page about a connection that failed. */
async function failedPage({ browser }: Sidecue): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => request.abort("connectionrefused"));
  await assert.rejects(page.goto(UNREACHABLE));
  return page;
}

function serviceWorkers({ browser }: Sidecue): string[] {
  return browser
    .targets()
    .filter((target) => target.type() === "service_worker")
    .map((target) => target.url());
}

/** Stops it as Chrome does after 30 seconds: over the debugger its target is closed. */
async function stopServiceWorker(sidecue: Sidecue): Promise<void> {
  const target = await sidecue.browser.waitForTarget((candidate) => candidate.type() === "service_worker");
  const stopped = new Promise<void>((resolve) => {
    sidecue.browser.on("targetdestroyed", (gone) => {
      if (gone === target) resolve();
    });
  });
  await (await target.worker())?.close();
  await stopped;
}
