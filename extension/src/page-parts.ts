/** A part of the page that is always there. */
export function part<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  const found = document.querySelector<Kind>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Handles a person's clicks on a part: a click by a script is no wish of theirs. */
export function onClick(selector: string, handle: () => void): void {
  part(selector).addEventListener("click", ({ isTrusted }) => isTrusted && handle());
}
