import type { Sidecue } from "../harness/browser";
import type { SidePanel } from "../harness/side-panel";

/** What the functions below keep in a page. */
interface BenchWindow extends Window {
  usable: Promise<number>;
  painted: Promise<number | null>;
}

const PANEL = "/sidepanel.html";
/** Enough of a title to type. */
const MOST_LETTERS = 20;
/** After this long without a change a keystroke has changed nothing. */
const NOTHING_MS = 1000;

/**
 * Opens the panel by a click and searches as soon as there is a field to type in. Gives the milliseconds from the click
 * to the first result being painted. The page with the button looks for the panel, so that nobody else's slowness counts.
 */
export async function openAndSearch(sidecue: Sidecue): Promise<number> {
  const options = await sidecue.openExtensionPage("options.html");
  await options.bringToFront();
  await options.evaluate(watchForPanel, PANEL);
  const opened = sidecue.browser.waitForTarget((target) => target.url().endsWith(PANEL));
  await options.click("button[data-action='open-panel']");
  const took = await options.evaluate(() => (globalThis as unknown as BenchWindow).usable);
  const panel = await (await opened).asPage();
  const closed = new Promise((resolve) => sidecue.browser.on("targetdestroyed", resolve));
  await panel.close();
  await closed;
  await options.close();
  return took;
}

/** Runs in the options page, which shares its process with the panel and may look into it. */
function watchForPanel(address: string): void {
  const now = (): number => performance.timeOrigin + performance.now();
  const watched = globalThis as unknown as BenchWindow;
  watched.usable = new Promise((resolve) => {
    let clicked = 0;
    document.addEventListener("click", (event) => {
      clicked = performance.timeOrigin + event.timeStamp;
    });
    const look = setInterval(() => {
      const view = chrome.extension.getViews().find(({ location }) => location.pathname === address);
      const field = view?.document.querySelector<HTMLInputElement>("input[data-search]");
      if (view === undefined || !field) return;
      clearInterval(look);
      new MutationObserver((_records, observer) => {
        if (view.document.querySelector("[data-results] [role=option]") === null) return;
        observer.disconnect();
        view.requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(now() - clicked);
          port2.postMessage(null);
        });
      }).observe(view.document, { childList: true, subtree: true });
      field.value = "rate limiter";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, 1);
  });
}

/** Types the titles letter by letter; gives the milliseconds from each letter to its results being painted. */
export async function typeTitles(panel: SidePanel, titles: readonly string[], keystrokes: number): Promise<number[]> {
  const took: number[] = [];
  const { page } = panel;
  await page.evaluate(watchResults, NOTHING_MS);
  for (const title of titles) {
    await panel.key("/");
    for (const character of title.slice(0, MOST_LETTERS)) {
      const letter = /[a-z0-9]/i.test(character);
      await page.keyboard.type(character);
      // A space changes nothing in the results, so there is no change to wait for.
      const paint = await page.evaluate(
        (counts) => (counts ? (globalThis as unknown as BenchWindow).painted : null),
        letter,
      );
      if (paint !== null) took.push(paint);
      if (took.length >= keystrokes) return took;
    }
    await panel.key("Escape");
  }
  return took;
}

/** Runs in the panel's page. */
function watchResults(nothingMs: number): void {
  interface Press {
    readonly at: number;
    readonly done: (took: number) => void;
  }
  const watched = globalThis as unknown as BenchWindow;
  const pressed: Press[] = [];
  const framed: Press[] = [];
  document.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      pressed.length = 0;
      watched.painted = new Promise((done) => {
        pressed.push({ at: timeStamp, done });
        // Some letters change nothing: the same cards are found and the same parts of them marked.
        setTimeout(done, nothingMs, null);
      });
    },
    { capture: true },
  );
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    for (const { at, done } of framed.splice(0)) done(performance.now() - at);
  };
  new MutationObserver((records) => {
    const results = document.querySelector("[data-results]");
    // The sheet opens with the first letter, before there are results.
    if (results === null || results.querySelector("[role=option]") === null) return;
    if (!records.some(({ target }) => results.contains(target))) return;
    const press = pressed.pop();
    if (press === undefined) return;
    requestAnimationFrame(() => {
      framed.push(press);
      port2.postMessage(null);
    });
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}
