/** Marks the link of the section that is being read. */
export function followSections(nav: Element): void {
  const links = new Map(
    [...nav.querySelectorAll<HTMLAnchorElement>("a[href^='#']")].map((link) => [link.hash.slice(1), link]),
  );
  const shown = new Set<string>();
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        if (isIntersecting) shown.add(target.id);
        else shown.delete(target.id);
      }
      const first = [...links.keys()].find((id) => shown.has(id));
      for (const [id, link] of links) {
        if (id === first) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    // A section is read from where it reaches the upper third of the window.
    { rootMargin: "-10% 0px -65% 0px" },
  );
  for (const id of links.keys()) {
    const section = document.getElementById(id);
    if (section !== null) observer.observe(section);
  }
}
