// Loads an optimised WASM module in Node: `node smoke.mjs load|compile GLUE.js MODULE.wasm`.
// A module can pass the optimiser and still die at load; better here than in the panel.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [mode, gluePath, modulePath] = process.argv.slice(2);
const module = new WebAssembly.Module(await readFile(modulePath));
const imports = WebAssembly.Module.imports(module);
const exports = WebAssembly.Module.exports(module).map(({ name }) => name);
assert.ok(exports.includes('memory'), 'the module exports no memory');

if (mode === 'load') {
  const glue = await import(pathToFileURL(gluePath).href);
  const instance = glue.initSync({ module });
  assert.ok(instance.memory instanceof WebAssembly.Memory, 'the loaded module has no memory');
  const bound = Object.keys(glue).filter((name) => name !== 'default' && name !== 'initSync');
  assert.ok(bound.length > 0, 'the glue offers nothing but its loader');
  console.log(`offers ${bound.join(', ')}; ${imports.length} imports`);
} else {
  // Every import must come from the glue: anything else would be left open at load.
  const glue = await readFile(gluePath, 'utf8');
  const open = imports.filter(({ module: from, name }) => !(from.endsWith('_bg.js') || from === 'wbg') || !glue.includes(name));
  assert.deepEqual(open, [], 'the glue does not provide these imports');
  console.log(`${imports.length} imports, all provided by the glue`);
}
