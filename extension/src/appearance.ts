/** How pages look, as the person chose it: written to the root element, where the styles find it. */

/** Where the choice is kept: an object of words; what is missing is the system's. */
const KEY = "appearance";
const WANTS_CONTRAST = matchMedia("(prefers-contrast: more)");

/** A word of the kept object. */
function word(kept: unknown, name: string): string | undefined {
  const value: unknown = typeof kept === "object" && kept !== null ? Reflect.get(kept, name) : undefined;
  return typeof value === "string" ? value : undefined;
}

async function show(): Promise<void> {
  const { [KEY]: kept } = await chrome.storage.local.get(KEY);
  const { dataset } = document.documentElement;
  const contrast = word(kept, "contrast") === "more" || WANTS_CONTRAST.matches ? "more" : undefined;
  const wanted = { theme: word(kept, "theme"), size: word(kept, "size"), contrast };
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined) delete dataset[name];
    else dataset[name] = value;
  }
}

function showLater(): void {
  show().catch((error: unknown) => console.warn("the appearance that was chosen could not be read", error));
}

/** Looks as chosen, now and whenever that changes, here or in another page. */
export function followAppearance(): void {
  WANTS_CONTRAST.addEventListener("change", showLater);
  chrome.storage.local.onChanged.addListener((changes) => {
    if (KEY in changes) showLater();
  });
  showLater();
}
