/** What the shipped policy refuses in Chromium, whatever script might ask for it; and that a request to the outside fails any run. */

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launchSidecue, type Sidecue } from "../harness/browser";
import { isOutside } from "../harness/net-log";
import { settings } from "../harness/settings";

const PAGES = ["sidepanel.html", "options.html", "practice.html", "microphone.html"];

/** What is refused, by which directive; "thrown" where Trusted Types stop it before. */
const REFUSED: Readonly<Record<string, string>> = {
  fetch: "connect-src",
  beacon: "connect-src",
  websocket: "connect-src",
  "event source": "connect-src",
  image: "img-src",
  frame: "frame-src",
  style: "style-src-elem",
  "style attribute": "style-src-attr",
  base: "base-uri",
  form: "form-action",
  "script from outside": "script-src-elem",
  "inline script": "require-trusted-types-for",
  "module from a blob": "script-src-elem",
  innerHTML: "require-trusted-types-for",
  "another policy": "trusted-types",
  eval: "require-trusted-types-for",
  "timer of a string": "require-trusted-types-for",
  "worker from a blob": "require-trusted-types-for",
  "script of a string": "require-trusted-types-for",
};

let sidecue: Sidecue;
before(async () => {
  sidecue = await launchSidecue();
});
after(async () => {
  await sidecue.close();
  const own = `chrome-extension://${sidecue.extensionId}/`;
  // The debugger tells of what was stopped as well; the log of the network knows what was not.
  const provoked = (problem: string): boolean =>
    !problem.includes("asked the outside") &&
    (problem.startsWith(own) ||
      (problem.startsWith("https://meet.google.com/") && problem.includes("chrome-extension://")));
  assert.deepEqual(
    sidecue.problems.filter((problem) => !provoked(problem)),
    [],
  );
});

for (const file of PAGES) {
  test(`${file} refuses scripts, styles, frames and requests that are not its own`, async () => {
    const page = await sidecue.openExtensionPage(file);
    const refused = await page.evaluate(attempts, REFUSED);
    assert.deepEqual(refused, REFUSED);
    await page.close();
  });
}

/** Tries everything and gives the directive that refused each. Runs in a page of the extension. */
async function attempts(expected: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const outside = "https://other.example/meet/avatars/1.svg";
  const scope = globalThis as unknown as { ran?: unknown };
  const refused: Record<string, string> = {};
  const attempt = async (name: string, act: () => unknown): Promise<void> => {
    const told: string[] = [];
    const listen = ({ effectiveDirective }: SecurityPolicyViolationEvent): void => void told.push(effectiveDirective);
    document.addEventListener("securitypolicyviolation", listen);
    // In a turn of its own: what a debugger runs may do more than a page.
    await new Promise<void>((resolve) => {
      setTimeout(async () => {
        try {
          await act();
        } catch {
          // What is thrown is told as well.
        }
        resolve();
      });
    });
    const patience = performance.now() + 2000;
    const wanted = expected[name] ?? "";
    while (!told.includes(wanted) && performance.now() < patience)
      await new Promise((resolve) => setTimeout(resolve, 10));
    document.removeEventListener("securitypolicyviolation", listen);
    const by = told.includes(wanted) ? wanted : `refused by ${told.join(", ") || "nothing"}`;
    refused[name] = scope.ran === undefined ? by : "it ran";
    delete scope.ran;
  };
  const added = <Kind extends HTMLElement>(tag: string, set: (element: Kind) => void): void => {
    const element = document.createElement(tag) as Kind;
    set(element);
    document.body.append(element);
    setTimeout(() => element.remove(), 100);
  };
  const blob = (code: string): string => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  await attempt("fetch", () => fetch(outside));
  await attempt("beacon", () => navigator.sendBeacon(outside, "words"));
  await attempt("websocket", () => new WebSocket("wss://other.example/"));
  await attempt("event source", () => new EventSource(outside));
  await attempt("image", () => added<HTMLImageElement>("img", (image) => Object.assign(image, { src: outside })));
  await attempt("frame", () => added<HTMLIFrameElement>("iframe", (frame) => Object.assign(frame, { src: outside })));
  await attempt("style", () => added("style", (style) => style.append("body { color: red }")));
  await attempt("style attribute", () => added("p", (line) => line.setAttribute("style", "color: red")));
  await attempt("base", () => added<HTMLBaseElement>("base", (base) => Object.assign(base, { href: outside })));
  await attempt("form", () => {
    added<HTMLFormElement>("form", (form) => Object.assign(form, { action: outside, target: "_blank" }));
    document.querySelector<HTMLFormElement>(`form[action='${outside}']`)?.submit();
  });
  await attempt("script from outside", () => import(outside));
  await attempt("inline script", () => {
    // Built of nodes, so that nothing is assigned: it is looked at when it would run.
    added<HTMLScriptElement>("script", (script) => script.append(document.createTextNode("globalThis.ran = 1")));
  });
  await attempt("module from a blob", () => import(blob("globalThis.ran = 1")));
  await attempt("innerHTML", () => {
    document.createElement("p").innerHTML = "<b>x</b>";
  });
  await attempt("another policy", () => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): void };
    };
    trustedTypes.createPolicy("other", { createHTML: (text: string) => text });
  });
  // biome-ignore lint/security/noGlobalEval: it is to be refused
  await attempt("eval", () => globalThis.eval("globalThis.ran = 1"));
  // biome-ignore lint/suspicious/noExplicitAny: a string is what a timer must not take
  await attempt("timer of a string", () => setTimeout("globalThis.ran = 1" as any));
  await attempt("worker from a blob", () => new Worker(blob("postMessage(1)")));
  await attempt("script of a string", () =>
    added<HTMLScriptElement>("script", (script) => {
      script.textContent = "globalThis.ran = 1";
    }),
  );
  return refused;
}

test("no file of the extension can be loaded by a web page", async () => {
  const call = await sidecue.openCall();
  const files = (await readdir(settings().dist, { recursive: true })).filter((file) => /\.\w+$/.test(file));
  assert.ok(files.length > 20);
  const loaded = await call.evaluate(
    async (base, names) => {
      const found: string[] = [];
      for (const name of names) {
        await fetch(base + name).then(
          () => found.push(`fetched ${name}`),
          () => undefined,
        );
      }
      const add = (tag: string, source: string): Promise<boolean> =>
        new Promise((resolve) => {
          const element = document.createElement(tag);
          element.addEventListener("load", () => resolve(true));
          element.addEventListener("error", () => resolve(false));
          element.setAttribute("src", source);
          document.body.append(element);
        });
      if (await add("img", `${base}icons/icon-32.png`)) found.push("an icon");
      if (await add("script", `${base}panel-boot.js`)) found.push("a script");
      await add("iframe", `${base}sidepanel.html`);
      return found;
    },
    `chrome-extension://${sidecue.extensionId}/`,
    files,
  );
  assert.deepEqual(loaded, []);
  // A frame tells its page nothing of what is in it; the browser does.
  const frames = call.frames().filter((frame) => frame.url().startsWith("chrome-extension://"));
  for (const frame of frames) assert.equal(await frame.$("#panel").catch(() => null), null);
  await call.close();
});

test("a request to the outside fails the run that it happens in", async () => {
  const other = await launchSidecue();
  const call = await other.openCall();
  const leak = "https://collector.example/words";
  await call.evaluate(async (url) => {
    await fetch(url, { mode: "no-cors" }).catch(() => undefined);
  }, leak);
  await other.close();
  assert.ok(
    other.problems.some((problem) => problem.endsWith(`asked the outside for ${leak}`)),
    other.problems.join("\n"),
  );
});

test("a stand-in may be asked by its own page, and by no page of the extension", () => {
  const extension = "chrome-extension://abcdefghijklmnop";
  assert.equal(isOutside("https://meet.google.com/meet/style.css", "https://meet.google.com"), false);
  assert.equal(isOutside("https://meet.google.com/meet/style.css", extension), true);
  assert.equal(isOutside("wss://collector.example/", extension), true);
  assert.equal(isOutside(`${extension}/panel.js`, extension), false);
});
