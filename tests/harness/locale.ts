import { readFile } from "node:fs/promises";
import path from "node:path";
import { settings } from "./settings";

/** The switch that makes Chromium show an extension in a language. Its own pages keep the languages it was packed with. */
export const inLanguage = (language: string): string => `--lang=${language}`;

/** The texts of the built extension in one language, by name. */
export type Texts = (name: string) => string;

/** Reads the texts of a language. */
export async function textsOf(language: string): Promise<Texts> {
  const file = path.join(settings().dist, "_locales", language, "messages.json");
  const all = JSON.parse(await readFile(file, "utf8")) as Record<string, { readonly message: string }>;
  return (name) => {
    const { message } = all[name] ?? {};
    if (message === undefined) throw new Error(`${file} has no text ${name}`);
    return message;
  };
}
