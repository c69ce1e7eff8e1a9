/** The microphone page in the built extension, with a recogniser that the tests script. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { closest, LANGUAGES } from "../../extension/src/microphone/languages";
import type { State } from "../../extension/src/microphone/state";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { MicrophonePage } from "../harness/microphone-page";
import type { SpeechScene } from "../harness/speech-stand-in";

let sidecue: Sidecue;

before(async () => {
  sidecue = await launchSidecue({ args: ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"] });
});

after(async () => {
  await sidecue.close();
  assert.deepEqual(sidecue.problems, []);
});

/** Runs a test on a microphone page of its own. */
function onPage(name: string, scene: Partial<SpeechScene>, body: (mic: MicrophonePage) => Promise<void>): void {
  test(name, async () => {
    const mic = await MicrophonePage.open(sidecue, scene);
    try {
      await body(mic);
    } finally {
      await mic.page.close();
    }
  });
}

describe("what the browser can do", () => {
  for (const browser of ["none", "prefixed", "remote"] as const) {
    onPage(`a browser that would send the sound away (${browser}) is refused`, { browser }, async (mic) => {
      await mic.reaches("unsupported");
      assert.match(await mic.text("[data-status]"), /send the sound to a server/);
      assert.equal(await mic.shows("[data-main-action]"), false);
      await mic.assertUntouched();
    });
  }

  onPage("a recogniser that does not keep its promise is never started", { browser: "deaf" }, async (mic) => {
    await mic.reaches("ready");
    await mic.press();
    await mic.reaches("unsupported");
    assert.deepEqual((await mic.speech()).starts, []);
  });

  onPage("it asks for local recognition only, and starts nothing by itself", {}, async (mic) => {
    await mic.reaches("ready");
    const { asked } = await mic.speech();
    assert.deepEqual(asked, ['available {"langs":["en-US"],"processLocally":true}']);
    await mic.assertUntouched();
    // A script of the page is no person.
    await mic.page.$eval("[data-main-action]", (button) => (button as HTMLElement).click());
    await mic.assertUntouched();
  });

  onPage("a language that cannot be recognised here", { availability: "unavailable" }, async (mic) => {
    await mic.reaches("unavailable");
    assert.match(await mic.text("[data-status]"), /English \(United States\)/);
    await mic.assertUntouched();
    await mic.page.evaluate(() => {
      window.speech.availability = "available";
    });
    await mic.press();
    await mic.reaches("ready");
  });

  onPage("a language pack is downloaded by a click", { availability: "downloadable" }, async (mic) => {
    await mic.reaches("downloadable");
    await mic.press();
    await mic.reaches("downloading");
    assert.deepEqual((await mic.speech()).asked.at(-1), 'install {"langs":["en-US"],"processLocally":true}');
    await mic.page.evaluate(() => window.speech.finish(true));
    await mic.reaches("ready");
    await mic.assertUntouched();
  });

  onPage("a download that fails says so", { availability: "downloadable" }, async (mic) => {
    await mic.reaches("downloadable");
    await mic.press();
    await mic.reaches("downloading");
    await mic.page.evaluate(() => window.speech.finish(false));
    await mic.reaches("failed");
    assert.match(await mic.text("[data-status]"), /could not download/);
    await mic.press();
    await mic.reaches("downloadable");
  });

  onPage("a download begun elsewhere is waited for", { availability: "downloading" }, async (mic) => {
    await mic.reaches("downloading");
    await mic.page.evaluate(() => {
      window.speech.availability = "available";
    });
    await mic.reaches("ready");
  });

  onPage(
    "an answer for a language that is no longer chosen counts for nothing",
    { availability: "downloadable" },
    async (mic) => {
      await mic.reaches("downloadable");
      await mic.press();
      await mic.reaches("downloading");
      await mic.page.locator("select").fill("de-DE");
      await mic.reaches("downloadable");
      await mic.page.evaluate(() => window.speech.finish(false));
      await mic.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      await mic.reaches("downloadable");
      assert.match(await mic.text("[data-status]"), /Deutsch/);
    },
  );

  onPage("every language that Chrome knows can be chosen, by its own name", {}, async (mic) => {
    await mic.reaches("ready");
    const options = await mic.page.$$eval("option", (list) => list.map(({ value, text }) => [value, text]));
    assert.deepEqual(
      options.map(([value]) => value),
      LANGUAGES,
    );
    assert.deepEqual(options[0], ["de-DE", "Deutsch (Deutschland)"]);
    await mic.page.locator("select").fill("ja-JP");
    await mic.reaches("ready");
    await mic.listen();
    assert.equal((await mic.speech()).starts[0]?.language, "ja-JP");
    assert.equal(await mic.page.$eval("select", ({ disabled }) => disabled), true);
  });
});

test("the first choice is the browser's language, else a near one, else English", () => {
  const wanted = ["de", "de-AT", "pt-PT", "zh", "zh-HK", "zh-TW", "en-GB", "sv", "tr-TR"];
  const expected = ["de-DE", "de-DE", "pt-BR", "zh-CN", "zh-TW", "zh-TW", "en-US", "en-US", "tr-TR"];
  assert.deepEqual(wanted.map(closest), expected);
});

describe("the microphone", () => {
  onPage("is opened for the question only; then the recogniser works on this computer", {}, async (mic) => {
    await mic.listen();
    const tracks = await mic.page.evaluate(() => window.speech.tracks.map(({ readyState }) => readyState));
    assert.deepEqual(tracks, ["ended"]);
    assert.deepEqual((await mic.speech()).starts, [{ local: true, language: "en-US", settings: true }]);
  });

  onPage("shows in page and tab that it listens, until one button stops it", {}, async (mic) => {
    await mic.listen();
    assert.equal(await mic.text("[data-status]"), "Listening: English (United States)");
    assert.match(await mic.page.title(), /Listening/);
    assert.equal(await mic.shows("[data-panel]"), true);
    await mic.press();
    await mic.reaches("stopped");
    const { aborted, hears } = await mic.speech();
    assert.deepEqual([aborted, hears], [1, false]);
    assert.doesNotMatch(await mic.page.title(), /Listening/);
    await mic.press();
    await mic.reaches("listening");
    assert.equal((await mic.speech()).starts.length, 2);
  });

  for (const [error, state, text] of [
    ["NotAllowedError", "denied", /not allowed/],
    ["NotFoundError", "failed", /No microphone/],
    ["NotReadableError", "failed", /No microphone/],
    ["AbortError", "failed", /AbortError/],
  ] as const) {
    onPage(`${error}: nothing is started`, { microphone: error }, async (mic) => {
      await mic.reaches("ready");
      await mic.press();
      await mic.reaches(state);
      assert.match(await mic.text("[data-status]"), text);
      const { made, starts } = await mic.speech();
      assert.deepEqual([made, starts], [0, []]);
      await mic.press();
      await mic.reaches("ready");
    });
  }

  onPage(
    "a stop while Chrome still asks counts, whatever the person answers",
    { microphone: "undecided" },
    async (mic) => {
      await mic.reaches("ready");
      await mic.press();
      await mic.reaches("asking");
      await mic.press();
      await mic.reaches("stopped");
      await mic.page.evaluate(() => window.speech.allow());
      await mic.page.waitForFunction(() => window.speech.tracks[0]?.readyState === "ended");
      await mic.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      assert.deepEqual((await mic.speech()).starts, []);
      await mic.reaches("stopped");
    },
  );

  test("is not asked for where it is forbidden, and is once it is allowed", async () => {
    const origin = `chrome-extension://${sidecue.extensionId}`;
    const session = await sidecue.browser.target().createCDPSession();
    const permit = async (setting: "granted" | "denied"): Promise<void> => {
      await session.send("Browser.setPermission", { origin, permission: { name: "microphone" }, setting });
    };
    const mic = await MicrophonePage.open(sidecue);
    try {
      await mic.listen();
      await permit("denied");
      await mic.reaches("denied");
      assert.equal((await mic.speech()).hears, false);
      await permit("granted");
      await mic.reaches("ready");
      // Allowing it is no click on the button.
      assert.equal((await mic.speech()).hears, false);
    } finally {
      await session.send("Browser.resetPermissions");
      await mic.page.close();
    }
  });
});

describe("a recogniser that cannot go on", () => {
  const failures: [error: string, state: State["is"], text: RegExp][] = [
    ["network", "failed", /wanted to reach a server/],
    ["not-allowed", "denied", /not allowed/],
    ["audio-capture", "failed", /No microphone/],
    ["language-not-supported", "unavailable", /cannot recognise/],
    ["service-not-allowed", "failed", /service-not-allowed/],
  ];
  for (const [error, state, text] of failures) {
    onPage(`${error} ends it without another try`, {}, async (mic) => {
      await mic.listen();
      await mic.say(0, ["so how would", false]);
      await mic.page.evaluate((what) => window.speech.fail(what), error);
      await mic.reaches(state);
      assert.match(await mic.text("[data-status]"), text);
      const { made, starts, hears, aborted } = await mic.speech();
      assert.deepEqual([made, starts.length, hears, aborted], [1, 1, false, 1]);
      // What was heard until then is not lost.
      assert.deepEqual(await mic.lines(), ["so how would"]);
    });
  }

  onPage("a silence ends one recogniser, and the next one goes on", {}, async (mic) => {
    await mic.listen();
    await mic.say(0, ["first question", true]);
    await mic.page.evaluate(() => {
      window.speech.fail("no-speech");
      window.speech.end();
    });
    await mic.reaches("listening");
    const { starts, hears } = await mic.speech();
    assert.deepEqual([starts.map(({ local }) => local), hears], [[true, true], true]);
    await mic.say(0, ["second question", true]);
    assert.deepEqual(await mic.lines(), ["first question", "second question"]);
  });

  onPage("recognisers that end at once are not tried for ever", {}, async (mic) => {
    await mic.listen();
    await mic.page.evaluate(() => {
      for (let end = 0; end < 20; end++) window.speech.end();
    });
    await mic.reaches("failed");
    const { starts, hears } = await mic.speech();
    assert.deepEqual([starts.length, hears], [5, false]);
  });
});
