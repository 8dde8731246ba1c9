// The memory that live states retain in addition to their responses. Arguments: the module to load, the number of
// states, and a file with the texts of responses.
'use strict';
const { readFileSync } = require('node:fs');

const [specifier, count, file] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(file, 'utf8'));
const { default: idx } = require(specifier);
const toPersist = { baseUrl: 'https://org.test/oauth2', withCredentials: true };

main();

async function main() {
  const { checkState } = await import('./check.mjs');
  // One-time allocations such as compiled code must not be counted.
  for (let round = 0; round < 5; round++) for (const text of texts) idx.makeIdxState(JSON.parse(text), toPersist);

  const raws = Array.from({ length: Number(count) }, (_, at) => JSON.parse(texts[at % texts.length]));
  const states = new Array(raws.length);
  const before = used();
  for (let at = 0; at < raws.length; at++) states[at] = idx.makeIdxState(raws[at], toPersist);
  const bytes = used() - before;
  states.forEach((state, at) => checkState(specifier, state, raws[at], texts[at % texts.length]));
  process.stdout.write(JSON.stringify({ bytes: bytes / states.length }));
}

/** Bytes in use, including WebAssembly memories. */
function used() {
  for (let round = 0; round < 4; round++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
