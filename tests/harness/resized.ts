import type { Page, Viewport } from "puppeteer-core";

/**
 * Does something while a page has another size. Afterwards the page has its own one again: the browser says that it was
 * told before the page is drawn so, and a click in between would land where something was.
 */
export async function resized<T>(page: Page, viewport: Viewport, doing: () => Promise<T>): Promise<T> {
  const before = page.viewport();
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await page.setViewport(viewport);
  const done = await doing();
  await page.setViewport(before);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, {}, size);
  return done;
}
