import type { SidePanel } from "../side-panel";

/** Waits until so many points of the card are ticked, and scrolls to them, the questions before them first. */
export async function showTicked({ page }: SidePanel, least: number): Promise<void> {
  await page.waitForFunction(
    (count) => document.querySelectorAll(".points [data-mark='heard']").length >= count,
    { polling: 50 },
    least,
  );
  await page.$eval(".points", (points) => {
    const bar = document.querySelector(".bar")?.getBoundingClientRect().height ?? 0;
    const first = points.previousElementSibling ?? points;
    const top = scrollY + first.getBoundingClientRect().top - bar;
    // Whole pixels at every scale that is used: between two of them a line of what is behind the bar shows above it.
    scrollTo(0, Math.ceil(top / 5) * 5);
  });
}
