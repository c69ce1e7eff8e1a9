import type { Page } from "puppeteer-core";

/** The least side of what is clicked, in pixels (WCAG 2.2, 2.5.8, without its exceptions). */
const TARGET = 24;

/** Everything that is clicked, typed into or opened. */
const CONTROLS = "button, summary, a[href], input, select, textarea, [role=option], [tabindex]";

/** What is too small to hit, of what is on screen; checkboxes count with their labels. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(
    (selector, least) => {
      const found = [];
      for (const control of document.querySelectorAll<HTMLElement>(selector)) {
        if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        const box = (control.closest("label") ?? control).getBoundingClientRect();
        const own = control.getBoundingClientRect();
        const [width, height] = [Math.max(box.width, own.width), Math.max(box.height, own.height)];
        // Half a pixel is what zoom rounds.
        if (width > least - 0.5 && height > least - 0.5) continue;
        const name = control.outerHTML.slice(0, 90).replace(/\s+/g, " ");
        found.push(`${width.toFixed(1)} by ${height.toFixed(1)}: ${name}`);
      }
      return found;
    },
    CONTROLS,
    TARGET,
  );
}

/** What sticks out at the side, or is cut off there without a sign: nothing may, at any width. */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`);
    const named = (element: Element): string => element.outerHTML.slice(0, 110).replace(/\s+/g, " ");
    // What is there for screen readers only.
    const unseen = (element: Element): boolean => element.closest(".unseen") !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || unseen(element) || node.textContent?.trim() === "") continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right } = range.getBoundingClientRect();
      if (right === left) continue;
      // Up to the first part that cuts off: one that shows "…" or can be scrolled says so itself.
      let within: Element | null = element;
      while (within !== null) {
        const { overflowX, textOverflow } = getComputedStyle(within);
        if (overflowX !== "visible") {
          const box = within.getBoundingClientRect();
          const honest = textOverflow === "ellipsis" || overflowX === "auto" || overflowX === "scroll";
          if (!honest && (right > box.right + 1 || left < box.left - 1)) found.push(`cut off: ${named(element)}`);
          break;
        }
        within = within.parentElement;
      }
      if (within === null && (right > clientWidth + 1 || left < -1)) found.push(`sticks out: ${named(element)}`);
    }
    return found;
  });
}

/** What moves by itself. */
export async function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map((animation) => {
        const { target } = animation.effect as KeyframeEffect;
        return target?.outerHTML.slice(0, 90) ?? "";
      }),
  );
}

/**
 * How Tab goes through the page: what it misses of the controls on screen, and where it goes up instead of on. Reads
 * the order from the document, which is what a screen reader reads.
 */
export async function tabOrder(page: Page): Promise<string[]> {
  const count = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      "button, summary, a[href], input, select, textarea, [tabindex='0']",
    );
    // Of buttons of which one is chosen, Tab goes to that one; arrows lead on.
    const controls = [...all].filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true }) &&
        !control.matches(":disabled, [type='radio']:not(:checked)"),
    );
    (globalThis as unknown as { controls: HTMLElement[] }).controls = controls;
    // The next Tab begins at the top of the page.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
    const start = document.createElement("span");
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus({ preventScroll: true });
    start.remove();
    return controls.length;
  });
  const step = async (back: boolean): Promise<readonly [at: number, covered: boolean]> => {
    if (back) await page.keyboard.down("Shift");
    await page.keyboard.press("Tab");
    if (back) await page.keyboard.up("Shift");
    return page.evaluate(() => {
      const { controls } = globalThis as unknown as { controls: Element[] };
      const { activeElement: now } = document;
      if (now === null) return [-1, false] as const;
      const { left, top, width, height } = now.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      // What opens by itself over the page, as the list of results does, goes by Escape wherever the focus is.
      const hidden = there !== null && !now.contains(there) && !there.contains(now) && there.closest(".sheet") === null;
      return [controls.indexOf(now), hidden] as const;
    });
  };
  const forward = [];
  for (let stop = 0; stop < count; stop++) forward.push(await step(false));
  const backward = [];
  for (let stop = 1; stop < count; stop++) backward.push(await step(true));
  const reached = forward.map(([at]) => at);
  const covered = [...forward, ...backward].filter(([, hidden]) => hidden).map(([at]) => at);
  return page.evaluate(
    (indices, hidden) => {
      const { controls } = globalThis as unknown as { controls: HTMLElement[] };
      const named = (at: number): string =>
        controls[at]?.outerHTML.slice(0, 90).replace(/\s+/g, " ") ?? `nothing (${at})`;
      const found = [...controls.keys()].filter((at) => !indices.includes(at)).map((at) => `not reached: ${named(at)}`);
      found.push(...hidden.map((at) => `something lies over it: ${named(at)}`));
      scrollTo(0, 0);
      for (const [stop, at] of indices.entries()) {
        const before = indices[stop - 1] ?? at;
        const [now, then] = [controls[at], controls[before]];
        if (at < before) found.push(`before its turn: ${named(at)}`);
        if (now === undefined || then === undefined) continue;
        // What is read later stands lower, or further along; a second column begins at the top again.
        const [box, last] = [now.getBoundingClientRect(), then.getBoundingClientRect()];
        if (box.bottom <= last.top + 1 && box.left < last.right - 1)
          found.push(`above what is before it: ${named(at)}`);
      }
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return found;
    },
    reached,
    covered,
  );
}
