import type { Page } from "puppeteer-core";

/**
 * Where a page has too little room for its texts: what is cut off, what reaches beyond the edge, what scrolls
 * sideways. Content of any length, as titles of cards are, may end in an ellipsis: `mayEnd` selects it.
 */
export async function tooTight(page: Page, mayEnd: string): Promise<string[]> {
  return page.evaluate((anyLength) => {
    const width = document.documentElement.clientWidth;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > width)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== "");
    for (const element of document.body.querySelectorAll("*")) {
      if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
      const box = element.getBoundingClientRect();
      // What only screen readers are told is one pixel large.
      if (box.width <= 1 || element.closest(anyLength) !== null) continue;
      const told = `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent?.trim()}`;
      if (box.left < 0 || box.right > width + 1) found.push(`beyond the edge: ${told}`);
      for (let part: Element | null = element; part !== null && part !== document.body; part = part.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(part);
        if (overflowX !== "visible" && part.scrollWidth > part.clientWidth + 1) found.push(`cut off: ${told}`);
        if (overflowY === "hidden" && part.scrollHeight > part.clientHeight + 1) found.push(`cut below: ${told}`);
      }
    }
    return [...new Set(found)];
  }, mayEnd);
}
