/** The built extension's manifest and texts: nothing more is allowed, named or said than what is meant. */

import assert from "node:assert/strict";
import { access, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { DIST, EngineModule } from "./engine";
import { filesBelow, rustTexts } from "./text-keys";

const ROOT = path.resolve(process.env["SIDECUE_ROOT"] ?? ".");
const PERMISSIONS = ["sidePanel", "storage", "scripting"];
const HOSTS = [
  "https://meet.google.com/*",
  "https://teams.microsoft.com/*",
  "https://teams.live.com/*",
  "https://teams.cloud.microsoft/*",
  "https://*.zoom.us/*",
];
/** Asked for one by one, each by a click of the person. */
const OPTIONAL_HOSTS = ["https://*/*"];
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types app",
];
/** Everything that the manifest may say. */
const MEMBERS = [
  "action",
  "background",
  "commands",
  "content_security_policy",
  "default_locale",
  "description",
  "host_permissions",
  "icons",
  "manifest_version",
  "minimum_chrome_version",
  "name",
  "optional_host_permissions",
  "options_page",
  "permissions",
  "short_name",
  "side_panel",
  "version",
];
const LONGEST_DESCRIPTION = 132;

type Json = Readonly<Record<string, unknown>>;
type Messages = Readonly<Record<string, { readonly message: string; readonly placeholders?: Json }>>;

const read = async (...file: string[]): Promise<string> => readFile(path.join(...file), "utf8");
const manifest: Json = JSON.parse(await read(DIST, "manifest.json"));
const messages: Messages = JSON.parse(await read(DIST, "_locales/en/messages.json"));

/** Every string in a JSON value. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Every first group of the expression's matches. */
function all(text: string, expression: RegExp): string[] {
  return [...text.matchAll(expression)].map(({ 1: group = "" }) => group);
}

async function topics(): Promise<string[]> {
  const entries = await readdir(path.join(ROOT, "bank"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Words of a Rust `match` that names them, as in `Self::Broken => "broken"`. */
async function words(file: string, pattern: RegExp): Promise<string[]> {
  const found = all(await read(ROOT, file), pattern);
  assert.ok(found.length > 1, `${file} names no words any more`);
  return [...new Set(found)];
}

async function families(): Promise<Record<string, readonly string[]>> {
  const light = await words("core/src/view/light.rs", /Self::\w+ => "([a-z-]+)"/g);
  const vocabulary = await read(ROOT, "core/src/bank/card.rs");
  const [round, level, archetype] = ["Round", "Level", "Archetype"].map((name) => {
    const values = new RegExp(`\\b${name} \\{([^}]*)\\}`).exec(vocabulary)?.[1] ?? "";
    return all(values, /= "([a-z-]+)"/g);
  }) as [string[], string[], string[]];
  for (const values of [round, level, archetype]) assert.ok(values.length > 2, "core/src/bank/card.rs has other names");
  const section = await words("core/src/view/card_view.rs", /Self::\w+ => "([a-z_]+)"/g);
  const captions_off = await words("core/src/captions/snapshot.rs", /Self::\w+ => "([a-z-]+)"/g);
  const obstacle = await words("core/src/captions/reader.rs", /Self::\w+ => "([a-z-]+)"/g);
  const voice = await words("core/src/captions/people.rs", /Self::\w+ => "([a-z]+)"/g);
  const hints = await words("core/src/recognition/cue.rs", /Self::\w+ => "([a-z]+)"/g);
  const misheard_wrong = await words("core/src/recognition/misheard.rs", /Self::\w+ => "([a-z-]+)"/g);
  const registered = await words("core/src/keepsakes.rs", /Self::\w+ => "([a-z-]+)"/g);
  const keepsake_until = registered.filter((word) => /^(deleted|closed|withdrawn)$/.test(word));
  // Where something has another name in its store than in texts, that stands there too.
  const keepsake = registered.filter((word) => !keepsake_until.includes(word) && !word.startsWith("sidecue"));
  const kept = { keepsake, keepsake_holds: keepsake, keepsake_why: keepsake, keepsake_until };
  const keys_refused = await words("core/src/shortcuts/key.rs", /Self::\w+ => "([a-z]+)"/g);
  const settings = { ...kept, keys_refused, platform: captions_off };
  const action = await words("extension/panel/src/parts/advice.rs", /\baction\("([a-z_]+)"/g);
  const face = "core/session/src/view/face.rs";
  const keys = await words("core/src/shortcuts/action.rs", /Self::\w+ => "([a-z]+)"/g);
  const commands = await read(ROOT, "extension/panel/src/parts/search/commands.rs");
  const command = [
    ...keys,
    ...all(/WITHOUT_KEY[^;]*/.exec(commands.replace(/: \[&str; \d+\]/, ""))?.[0] ?? "", /"([a-z_]+)"/g),
  ];
  const filter = ["topic", "round", "level"];
  const search = {
    command,
    filter,
    filter_any: filter,
    search_from: ["starred", "recent"],
    help: ["escape", "arrows", "enter"],
  };
  const tier = await words(face, /Self::(?:Free|Pass|Pro) => "([a-z]+)"/g);
  const clock_stage = [...(await words(face, /Self::(?:Soon|Last) => "([a-z]+)"/g)), "ended"];
  const session_state = await words(
    "core/session/src/view/plan_view.rs",
    /Self::(?:Running|Open|Ended|Void) => "([a-z]+)"/g,
  );
  const licence_refused = await words("core/session/src/licence/refusal.rs", /Self::\w+(?:\(_\))? => "([a-z-]+)"/g);
  const session = await read(ROOT, "extension/panel/src/model/session.rs");
  const session_news = [...new Set(all(session, /"(broken|elsewhere|gone|taken|not_kept)"/g))];
  const sessions = { tier, clock_stage, session_state, session_news, licence_refused };
  const practice = { archetype, level, ...(await practiceFamilies()) };
  const view = { light, empty: light, empty_more: light, topic: await topics(), round, section };
  return {
    ...view,
    ...search,
    ...sessions,
    ...practice,
    ...settings,
    captions_off,
    obstacle,
    voice,
    action,
    hints,
    misheard_wrong,
  };
}

/** Rules that say whether something was there; the others speak up when something is worth a thought. */
const LOOKED_FOR =
  /^(clarified-first|trade-off|failure-unprompted|number|situation|own-part|decision|outcome|changed)$/;
/** Rules that notice what is out of bounds, and say so when it is not. */
const MEASURED = /^(length|pace)$/;

async function practiceFamilies(): Promise<Record<string, readonly string[]>> {
  const verdict = await words("core/src/feedback/rule.rs", /Self::(?:Good|Missing|Notice) => "([a-z]+)"/g);
  const rule = (await words("core/src/feedback/rule.rs", /Self::\w+ => "([a-z-]+)"/g)).filter(
    (word) => !verdict.includes(word),
  );
  const finding = rule.flatMap((word) => {
    if (LOOKED_FOR.test(word)) return [`${word}-good`, `${word}-missing`];
    return MEASURED.test(word) ? [`${word}-good`, `${word}-notice`] : [`${word}-notice`];
  });
  const by = await words("core/src/report/record.rs", /Self::(?:Voice|Typing|Silence) => "([a-z]+)"/g);
  const kind = await words("core/src/report/record.rs", /Self::(?:Practice|Live|Transcript) => "([a-z]+)"/g);
  const strand = await words("core/src/practice/views.rs", /Self::(?:Core|Design|Behavioural) => "([a-z]+)"/g);
  const ears = await words("extension/src/microphone/state.ts", /readonly is: "([a-z]+)"/g);
  return { verdict, rule, finding, by, by_more: by, kind, strand, ears };
}

test("permissions, hosts and the security policy are exactly the allowed ones", () => {
  assert.deepEqual(manifest["permissions"], PERMISSIONS);
  assert.deepEqual(manifest["host_permissions"], HOSTS);
  assert.deepEqual(manifest["optional_host_permissions"], OPTIONAL_HOSTS);
  assert.deepEqual(manifest["content_security_policy"], { extension_pages: POLICY.join("; ") });
});

test("at most four keys are suggested, none that an editor or a call page has", () => {
  const suggested = Object.values(manifest["commands"] as Readonly<Record<string, { suggested_key?: Json }>>)
    .map(({ suggested_key: key }) => key?.["default"])
    .filter((key) => key !== undefined);
  assert.ok(suggested.length > 0 && suggested.length <= 4);
  for (const key of suggested) assert.match(String(key), /^Alt\+Shift\+\d$/);
});

test("the manifest says nothing that is not meant: no content script, nothing that pages may load", () => {
  assert.deepEqual(Object.keys(manifest).sort(), MEMBERS);
});

test("every file that the manifest and the pages name is there", async () => {
  const named = strings(manifest).filter((text) => /^[\w/-]+\.(png|html|js|json|css)$/.test(text));
  assert.ok(named.length >= 6, named.join(", "));
  for (const page of await filesBelow(DIST, ".html")) {
    named.push(...all(await read(page), /\b(?:src|href)="([^"#]+)"/g));
  }
  const worker = await read(DIST, "service-worker.js");
  named.push(...all(worker, /"([\w/-]+\.(?:html|js))"/g));
  for (const file of new Set(named)) await access(path.join(DIST, file));
});

test("every text that is asked for is there, and no other", async () => {
  const known = await families();
  const used = [
    ...(await rustTexts(path.join(ROOT, "extension/panel/src"), known)),
    ...(await rustTexts(path.join(ROOT, "extension/options/src"), known)),
    ...(await rustTexts(path.join(ROOT, "extension/practice/src"), known)),
  ];
  used.push(...(await words("core/src/report/markdown.rs", /^ +"(md_\w+)",$/gm)));
  used.push(...strings(manifest).flatMap((text) => all(text, /^__MSG_(\w+)__$/g)));
  for (const page of await filesBelow(path.join(ROOT, "extension/pages"), ".html")) {
    used.push(...all(await read(page), /data-i18n="(\w+)"/g));
  }
  for (const script of await filesBelow(path.join(ROOT, "extension/src"), ".ts")) {
    used.push(...all(await read(script), /getMessage\("(\w+)"/g));
  }
  assert.deepEqual([...new Set(used)].sort(), Object.keys(messages).sort());
});

test("every text says something and declares the placeholders that it has", () => {
  for (const [name, { message, placeholders = {} }] of Object.entries(messages)) {
    assert.ok(message.trim() !== "", name);
    const inText = all(message, /\$(\w+)\$/g).map((placeholder) => placeholder.toLowerCase());
    assert.deepEqual([...new Set(inText)].sort(), Object.keys(placeholders).sort(), name);
  }
  assert.ok((messages["ext_description"]?.message.length ?? 0) <= LONGEST_DESCRIPTION);
});

test("the topics are the folders of the bank", async () => {
  const { contents } = (await EngineModule.load()).open().handle({ ask: "contents" });
  assert.deepEqual(contents?.topics, await topics());
});
