import type { State } from "./inspection";
import type { OptionsPage } from "./options-page";
import { INCIDENT } from "./questions";

const PACK = `name = "Deep water"

[[cards]]
question = "How do you balance the flux capacitor?"
aliases = ["Say it hums, what do you turn?"]
approach = ["Ask for the gigawatts", { say = "Change one thing", more = "Then measure again." }]
`;
const MALFORMED = 'name = "Broken"\n\n[[cards]]\nquestion = "Why?"\napproach = ["Because"]\nminuts = 3\n';

/** On the options page, in this order; `folder` is for files that are brought. */
export function options(folder: string): readonly State<OptionsPage>[] {
  return [
    { name: "nothing of one's own", main: true, lead: async () => undefined },
    {
      name: "a card that cannot be kept",
      main: true,
      lead: async (page) => {
        await page.press("new-card");
        await page.fill("#field-title", "Flux capacitor");
        await page.press("keep");
        await page.page.waitForSelector("[data-field='question'] [aria-invalid='true']");
      },
    },
    {
      name: "a story",
      lead: async (page) => {
        await page.press("cancel");
        await page.press("new-story");
        await page.page.locator("#field-card").fill(INCIDENT.card);
        await page.page.waitForSelector("[data-slot]");
      },
    },
    {
      name: "a file refused",
      lead: async (page) => {
        await page.press("cancel");
        await page.import(`${folder}/broken.toml`, MALFORMED);
        await page.page.waitForSelector("[data-refused] [data-line], .mistakes [data-line]");
      },
    },
    {
      name: "a pack",
      main: true,
      lead: async (page) => {
        await page.import(`${folder}/deep.toml`, PACK);
        await page.page.waitForSelector("[data-imported]");
        await page.press("show", "[data-pack]");
      },
    },
    {
      name: "a rule that is refused, and one that is kept",
      lead: async (page) => {
        await page.fill("#misheard-heard", "great lemon tree");
        await page.fill("#misheard-meant", "rate limiter");
        await page.press("add-misheard");
        await page.page.waitForSelector("[data-misheard]");
        await page.fill("#misheard-heard", "the");
        await page.fill("#misheard-meant", "rate limiter");
        await page.press("add-misheard");
        await page.page.waitForFunction(() => document.getElementById("about-misheard")?.textContent !== "");
      },
    },
  ];
}
