/** Captions and names that are written to do harm become text and nothing else. */

import assert from "node:assert/strict";
import { agreedBrowser, type CallScene, INTERVIEWER, SELF } from "../harness/call-scene";
import { PanelWatch } from "../harness/panel-watch";
import { ISOLATION, RATE_LIMITER } from "../harness/questions";

const MARKUP = [
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<svg/onload=alert(1)>",
  '"><iframe src=javascript:alert(1)></iframe>',
  "<style>*{display:none}</style>",
  "<a href='javascript:alert(1)'>click</a>",
  "&lt;b&gt;bold&lt;/b&gt; {{alert(1)}}",
].join(" ");
/** Overrides, isolates, marks, zero-width characters, controls, and a lone half of a pair. */
const INVISIBLE = "\u202e\u202d\u2066\u2067\u2069\u200e\u200f\u061c\u200b\u200d\ufeff\u0000\u0007\u001b\u0085\ud800";
const INVISIBLE_CHARACTERS = /[\p{Cc}\p{Cf}]/u;

/** What the panel itself builds around what was heard. */
const OWN_ELEMENTS = ["B", "BDI", "BUTTON", "DETAILS", "DIV", "KBD", "LI", "MARK", "P", "SPAN", "SUMMARY", "UL"];

const onCall = agreedBrowser();

/** Nothing may be in the panel that a caption asked for, and its policy had nothing to stop. */
async function unharmed({ panel }: CallScene, watch: PanelWatch): Promise<void> {
  assert.deepEqual(await watch.violations(), []);
  const foreign = await panel.page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "img, script:not([src='panel-boot.js']), svg, iframe, style, a, [onerror], [onload]",
      ),
    ].map((element) => element.outerHTML),
  );
  assert.deepEqual(foreign, []);
  const inside = await panel.page.$$eval("[data-heard] *", (all) => [...new Set(all.map(({ tagName }) => tagName))]);
  assert.deepEqual(
    inside.filter((name) => !OWN_ELEMENTS.includes(name)),
    [],
  );
}

onCall("markup in a caption and in a name is shown as it was written", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  const name = "<img src=x onerror=alert(2)>";
  await scene.say(name, RATE_LIMITER.words);
  await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
  await scene.say(name, MARKUP);
  await scene.panel.waitForHeard("click</a>");
  const heard = await scene.panel.heard();
  assert.ok(heard.includes(name), heard);
  assert.ok(heard.includes("<a href='javascript:alert(1)'>click</a>"), heard);
  await unharmed(scene, watch);
});

onCall("controls and invisible characters are gone, and hide no word of the question", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  const hidden = [...RATE_LIMITER.words].join(INVISIBLE.slice(0, 3));
  await scene.say(`${INVISIBLE}Dana\u202e Whitfield`, `${INVISIBLE} ${hidden} ${INVISIBLE}`);
  await scene.panel.waitForCard(RATE_LIMITER.card, "locked");
  const heard = await scene.panel.heard();
  assert.ok(heard.includes("Dana Whitfield"), JSON.stringify(heard));
  assert.ok(heard.replaceAll(/\s+/g, " ").includes(RATE_LIMITER.words), JSON.stringify(heard));
  assert.doesNotMatch(heard, INVISIBLE_CHARACTERS);
  // What is left of a foreign script cannot turn the rest of the line around.
  assert.equal(await scene.panel.page.$eval("[data-heard] p", (line) => line.getAttribute("dir")), "auto");
  assert.ok(await scene.panel.page.$("[data-heard] bdi"));
  await unharmed(scene, watch);
});

onCall("a word of a megabyte and a name of one do not stop the panel", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  await scene.call.evaluate(() => {
    const long = "x".repeat(1024 * 1024);
    window.stage.say(long, long);
    window.stage.say(long, `${long} and the service`);
  });
  await scene.hears("and the service");
  const heard = await scene.panel.heard();
  assert.ok(heard.length < 2000, `${heard.length} characters`);
  // It takes no more room than there is: nothing is cut off at the side.
  const room = await scene.panel.page.$eval("[data-heard]", (line) => [line.scrollWidth, line.clientWidth] as const);
  assert.ok(room[0] <= room[1], `${room[0]} pixels in a line of ${room[1]}`);
  await scene.say(SELF, "Excuse me, that was loud");
  await scene.askAndLock(ISOLATION);
  await unharmed(scene, watch);
});

onCall("messages that a page makes up reach nobody", async (scene) => {
  const watch = await PanelWatch.on(scene.panel);
  await scene.call.evaluate((text) => {
    const rows = [{ key: 9, speakerKey: "x", speaker: "x", text, hidden: false }];
    const snapshot = { t: 1, platform: "meet", rootChanged: false, rows };
    for (const message of [
      { type: "snapshot", seq: 1, snapshot },
      { type: "rest" },
      { type: "readers", wanted: false },
    ]) {
      window.postMessage(message, "*");
      window.dispatchEvent(new MessageEvent("message", { data: message }));
      document.dispatchEvent(new CustomEvent("sidecue", { detail: message }));
    }
  }, ISOLATION.words);
  await scene.askAndLock(RATE_LIMITER);
  const { card } = RATE_LIMITER;
  assert.deepEqual(await watch.cards(), ["none", `${card} provisional`, `${card} locked`]);
  assert.equal((await scene.panel.heard()).includes("isolation"), false);
  assert.ok((await scene.panel.heard()).includes(INTERVIEWER));
});
