import type { Page } from "puppeteer-core";

/** The size of a shot in CSS pixels, and how many pixels of the picture one of them becomes. */
export interface ShotSize {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

export type Scheme = "light" | "dark";

/** What a page showed. */
export interface Shot {
  readonly size: ShotSize;
  /** PNG, in base64. */
  readonly png: string;
}

/** Gives a page the size and the colours that it is shot in. */
export async function pose(page: Page, { width, height, scale }: ShotSize, scheme: Scheme): Promise<void> {
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.setViewport({ width, height, deviceScaleFactor: scale });
}

/** Shoots a page as it stands, in the pixels that the picture will have: nothing is scaled afterwards. */
export async function shoot(page: Page, size: ShotSize): Promise<Shot> {
  // Fonts and icons that came with the last change, and a frame to draw them in.
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  return { size, png: await page.screenshot({ encoding: "base64" }) };
}
