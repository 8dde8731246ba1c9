// What live states retain beside their responses. Given: what to load, how many, and a file with responses' texts.
'use strict';
const { readFileSync } = require('node:fs');

const [specifier, count, file] = process.argv.slice(2);
const texts = JSON.parse(readFileSync(file, 'utf8'));
const { default: idx } = require(specifier);
const toPersist = { baseUrl: 'https://org.test/oauth2', withCredentials: true };

main();

async function main() {
  const { checkState } = await import('./check.mjs');
  // What is made once, be it compiled code, is no part of a state.
  for (let round = 0; round < 5; round++) for (const text of texts) idx.makeIdxState(JSON.parse(text), toPersist);

  const raws = Array.from({ length: Number(count) }, (_, at) => JSON.parse(texts[at % texts.length]));
  const states = new Array(raws.length);
  const before = used();
  for (let at = 0; at < raws.length; at++) states[at] = idx.makeIdxState(raws[at], toPersist);
  const bytes = used() - before;
  states.forEach((state, at) => checkState(specifier, state, raws[at], texts[at % texts.length]));
  process.stdout.write(JSON.stringify({ bytes: bytes / states.length }));
}

/** Bytes in use, those of wasm memories included. */
function used() {
  for (let round = 0; round < 4; round++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
