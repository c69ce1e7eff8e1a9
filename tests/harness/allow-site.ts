import type { Sidecue } from "./browser";

/**
 * Gives the extension an origin that its manifest calls optional, as the person's "Allow" would: `https://host/*`. What
 * was granted at `chrome://extensions` is granted again without a question, which nobody could answer here.
 */
export async function allowSite(sidecue: Sidecue, origin: string): Promise<void> {
  const settings = await sidecue.browser.newPage();
  await settings.goto("chrome://extensions");
  await settings.evaluate(
    (id, host) => {
      const { developerPrivate } = chrome as unknown as {
        developerPrivate: { addHostPermission(id: string, host: string): Promise<void> };
      };
      return developerPrivate.addHostPermission(id, host);
    },
    sidecue.extensionId,
    origin,
  );
  await settings.close();
  const page = await sidecue.openExtensionPage("options.html");
  const granted = await page.evaluate((wanted) => chrome.permissions.request({ origins: [wanted] }), origin);
  await page.close();
  if (!granted) throw new Error(`Chrome did not grant ${origin}`);
}

/** Takes it back, as the person may at any time. */
export async function disallowSite(sidecue: Sidecue, origin: string): Promise<void> {
  const page = await sidecue.openExtensionPage("options.html");
  await page.evaluate((unwanted) => chrome.permissions.remove({ origins: [unwanted] }), origin);
  await page.close();
}
