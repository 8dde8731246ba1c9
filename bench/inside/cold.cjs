// One cold start in a fresh process, by `require`. Arguments: the module to load, and a file with a response.
'use strict';
const { readFileSync } = require('node:fs');
const { peak } = require('./peak.cjs');

const [specifier, file] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const raw = JSON.parse(text);
const started = performance.now();
const state = specifier !== 'none' && require(specifier).default.makeIdxState(raw);
const took = performance.now() - started;
const reached = peak();
import('./check.mjs').then(({ checkState }) => {
  if (state) checkState(specifier, state, raw, text);
  process.stdout.write(JSON.stringify({ took, peak: reached }));
});
