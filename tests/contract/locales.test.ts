/** Every language says what English says: the same texts with the same parts, short where there is little room. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { DIST } from "./engine";
import { filesBelow } from "./text-keys";

const FOLDER = path.join(DIST, "_locales");
/** What the store and the extensions page show of a description. */
const LONGEST_DESCRIPTION = 132;
/** Labels of buttons, lights and headings are English of at most so many letters. */
const SHORT = 12;
/** Names, abbreviations and bare parts: the same in every language. */
const NOT_TRANSLATED: ReadonlySet<string> = new Set([
  "ext_name",
  "options_title",
  "site_placeholder",
  "licence_placeholder",
  "practice_minutes",
  "report_seconds",
  "report_block",
  "md_question",
  "platform_meet",
  "platform_teams",
  "platform_zoom",
  "platform_youtube",
]);
/** Words that a language took over from English, or that it shares with it. */
const SHARED: Readonly<Record<string, readonly string[]>> = {
  de: [
    "pause_pause",
    "drill_pause",
    "welcome_pause",
    "notice_dismiss",
    "topic_api",
    "topic_caching",
    "topic_cloud",
    "topic_linux",
    "tier_pass",
    "tier_pro",
    "level_junior",
    "level_senior",
    "level_staff",
    "appearance_normal",
  ],
};

interface Text {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Texts = Readonly<Record<string, Text>>;

async function texts(language: string): Promise<Texts> {
  return JSON.parse(await readFile(path.join(FOLDER, language, "messages.json"), "utf8")) as Texts;
}

const english = await texts("en");
const languages = (await readdir(FOLDER)).filter((language) => language !== "en");

/** The texts of a language for which something does not hold. */
function failing(theirs: Texts, fails: (text: string, english: string, name: string) => boolean): string[] {
  return Object.entries(theirs)
    .filter(([name, { message }]) => fails(message, english[name]?.message ?? "", name))
    .map(([name, { message }]) => `${name}: ${message}`);
}

/** The placeholders that a text uses, each once. */
function used(message: string): string[] {
  return [...new Set([...message.matchAll(/\$(\w+)\$/g)].map(({ 1: name = "" }) => name.toLowerCase()))].sort();
}

test("there is a language beside English", () => {
  assert.ok(languages.includes("de"), languages.join(", "));
});

test("every page has no words of its own but the name and what English says there", async () => {
  const own: string[] = [];
  for (const page of await filesBelow(DIST, ".html")) {
    const source = await readFile(page, "utf8");
    for (const { 1: tag = "", 2: said = "" } of source.matchAll(/<([^<>]*)>([^<>]*)/g)) {
      // Names of products and of keys are the same in every language.
      if (tag === "kbd" || tag.includes('translate="no"')) continue;
      const key = /data-i18n="(\w+)"/.exec(tag)?.[1];
      const expected = key === undefined ? "" : (english[key]?.message ?? "");
      if (!["", "Sidecue", expected].includes(said.trim())) own.push(`${path.basename(page)}: ${said.trim()}`);
    }
  }
  assert.deepEqual(own, []);
});

for (const language of languages) {
  const theirs = await texts(language);

  test(`${language}: exactly the texts of English`, () => {
    assert.deepEqual(Object.keys(theirs).sort(), Object.keys(english).sort());
  });

  test(`${language}: every text says something, plainly, in its own language`, () => {
    assert.deepEqual(
      failing(theirs, (text) => text.trim() === "" || text !== text.trim()),
      [],
    );
    // Texts go into text nodes, where markup would be read out as it stands.
    assert.deepEqual(
      failing(theirs, (text) => /<[a-z/!]|&(?:#|[a-z]+;)/i.test(text)),
      [],
    );
    const shared = SHARED[language] ?? [];
    assert.deepEqual(
      failing(theirs, (text, same, name) => text === same && !NOT_TRANSLATED.has(name) && !shared.includes(name)),
      [],
    );
    assert.equal(theirs["texts_language"]?.message, language);
  });

  test(`${language}: the parts of a text are those that English puts in`, () => {
    for (const [name, { message, placeholders }] of Object.entries(theirs)) {
      assert.deepEqual(placeholders, english[name]?.placeholders, name);
      assert.deepEqual(used(message), used(english[name]?.message ?? ""), name);
      // A lone dollar sign would be taken for the beginning of one.
      assert.doesNotMatch(message.replaceAll(/\$\w+\$/g, ""), /\$/, name);
    }
  });

  test(`${language}: keys that are named in a text are the ones that work`, () => {
    // "A" and "I" are words as well.
    const named = (text: string): string =>
      [...text.matchAll(/(?<![\p{L}+])([B-HJ-Z]|Esc)(?!\p{L})/gu)].map(([key]) => key).join();
    assert.deepEqual(
      failing(theirs, (text, same) => named(text) !== named(same)),
      [],
    );
  });

  test(`${language}: short labels stay short, and the description fits the store`, () => {
    assert.deepEqual(
      failing(theirs, (text, same) => same.length <= SHORT && text.length > 2 * same.length + 4),
      [],
    );
    assert.ok((theirs["ext_description"]?.message.length ?? 0) <= LONGEST_DESCRIPTION);
  });
}
