import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";

/** What a page hands over as a file when this is done, as text. */
export async function downloaded(page: Page, folder: string, act: () => Promise<void>): Promise<string> {
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, eventsEnabled: true });
  const named = new Promise<string>((resolve) => {
    let name = "";
    session.on("Browser.downloadWillBegin", ({ suggestedFilename }) => {
      name = suggestedFilename;
    });
    session.on("Browser.downloadProgress", ({ state }) => {
      if (state === "completed") resolve(name);
    });
  });
  await act();
  const text = await readFile(path.join(folder, await named), "utf8");
  await session.detach();
  return text;
}
