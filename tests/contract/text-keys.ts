import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A call such as `text_for("topic", …)`: its function and its first argument as it is written. */
interface Call {
  readonly file: string;
  readonly callee: string;
  readonly argument: string;
  readonly source: string;
}

/** All files below a folder whose name ends so. */
export async function filesBelow(folder: string, ending: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Names of texts that the Rust of a page asks for, with families of words expanded. */
export async function rustTexts(
  folder: string,
  families: Readonly<Record<string, readonly string[]>>,
): Promise<string[]> {
  const calls: Call[] = [];
  for (const file of await filesBelow(folder, ".rs")) {
    const source = await readFile(file, "utf8");
    for (const { 1: callee = "", index, 0: start } of source.matchAll(
      /(?<![.\w])(text|text_with|text_for|text_for_with)\(/g,
    )) {
      calls.push({ file, callee, argument: firstArgument(source, index + start.length), source });
    }
  }
  return [...new Set(calls.flatMap((call) => names(call, families)))].sort();
}

function names(call: Call, families: Readonly<Record<string, readonly string[]>>): string[] {
  // In `if found { "a" } else { "b" }` and in a plain literal alike, the literals are the names.
  const literals = [...call.argument.matchAll(/"([^"]*)"/g)].map(({ 1: literal = "" }) => literal);
  if (literals.length === 0) throw new Error(`${call.file}: ${call.callee}(${call.argument}) names no text`);
  if (!call.callee.startsWith("text_for")) return literals.flatMap((literal) => expanded(literal, call));
  return literals.flatMap((family) => {
    const words = families[family];
    if (words === undefined) throw new Error(`${call.file}: nobody told this test the words of "${family}"`);
    return words.map((word) => `${family}_${word.replaceAll("-", "_")}`);
  });
}

/** `consent_{fact}` stands for each of the `facts` listed in the same file. */
function expanded(literal: string, { file, source }: Call): string[] {
  const placeholder = /\{(\w+)\}/.exec(literal);
  if (placeholder === null) return [literal];
  const list = new RegExp(`let ${placeholder[1]}s = \\[([^\\]]*)\\]`).exec(source)?.[1];
  if (list === undefined) throw new Error(`${file}: nothing lists what ${placeholder[0]} may be`);
  return [...list.matchAll(/"([^"]*)"/g)].map(({ 1: word = "" }) => literal.replace(placeholder[0], word));
}

function firstArgument(source: string, from: number): string {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const letter = source.charAt(at);
    if (depth === 0 && (letter === "," || letter === ")")) return source.slice(from, at);
    if ("([{".includes(letter)) depth += 1;
    if (")]}".includes(letter)) depth -= 1;
  }
  throw new Error(`a call has no end: ${source.slice(from, from + 60)}`);
}
