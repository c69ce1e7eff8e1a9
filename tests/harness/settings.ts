import path from "node:path";

/** Where a test run finds what was built. All paths are relative to the repository's root, the working directory. */
export interface Settings {
  /** The built extension. */
  readonly dist: string;
  /** Folders with the stand-in pages, searched in this order: the static files, then what is built from TypeScript. */
  readonly pages: readonly string[];
  /** The Chromium to use. */
  readonly chrome: string;
  /** False to watch. */
  readonly headless: boolean;
}

/** The settings of this run: SIDECUE_DIST, SIDECUE_PAGES, CHROME_PATH and SIDECUE_HEADED=1 change them. */
export function settings(): Settings {
  const { SIDECUE_DIST, SIDECUE_PAGES, CHROME_PATH, SIDECUE_HEADED } = process.env;
  return {
    dist: path.resolve(SIDECUE_DIST ?? "dist"),
    pages: [path.resolve("tests/pages"), path.resolve(SIDECUE_PAGES ?? "target/tests/pages")],
    chrome: CHROME_PATH ?? "/usr/bin/chromium",
    headless: SIDECUE_HEADED !== "1",
  };
}
