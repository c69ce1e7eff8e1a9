import { makeItem, makePanel } from "./meeting";

/** The transcript panel: all that was said, and the part of it that is in the page. */
export class Panel {
  readonly #said: { readonly name: string; readonly text: string }[] = [];
  #open: { readonly panel: HTMLElement; readonly list: HTMLElement } | null = null;

  /** Opens the panel in `root`, with all its rows, or closes it. */
  open(root: HTMLElement | null): void {
    this.#open?.panel.remove();
    this.#open = root && makePanel(root.ownerDocument);
    if (root !== null && this.#open !== null) root.append(this.#open.panel);
    this.render(0, this.#said.length);
  }

  /** Adds a row at the end and scrolls to it. */
  add(name: string, text: string): void {
    this.#said.push({ name, text });
    const list = this.#list();
    list?.append(this.#item(list.ownerDocument, this.#said.length - 1));
    this.scrollUp(0);
  }

  /** Builds these rows anew and takes all others out of the page. */
  render(from: number, to: number): void {
    const list = this.#list();
    const rows = this.#said.map((_, row) => row).slice(from, to);
    list?.replaceChildren(...rows.map((row) => this.#item(list.ownerDocument, row)));
    this.scrollUp(0);
  }

  /** Leaves so many pixels to the end. */
  scrollUp(pixels: number): void {
    const list = this.#list();
    if (list !== null) list.scrollTop = list.scrollHeight - list.clientHeight - pixels;
  }

  #list(): HTMLElement | null {
    return this.#open?.list ?? null;
  }

  #item(owner: Document, row: number): HTMLElement {
    const { name, text } = this.#said[row] ?? { name: "", text: "" };
    return makeItem(owner, this.#said[row - 1]?.name === name ? null : name, text);
  }
}
