/** Makes an element of a document, which may be a frame's, with these attributes and children. */
export function make(
  owner: Document,
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = owner.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Gives every element below `root` a class name that says nothing. */
export function rotateClasses(root: ParentNode): void {
  for (const element of root.querySelectorAll("[class]")) {
    element.setAttribute("class", `x${crypto.randomUUID().slice(0, 6)}`);
  }
}
