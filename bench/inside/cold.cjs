// One cold start in a fresh process, by `require`. Given: what to load, and a file with a response.
'use strict';
const { readFileSync } = require('node:fs');
const { peak } = require('./peak.cjs');

const [specifier, file] = process.argv.slice(2);
const raw = JSON.parse(readFileSync(file, 'utf8'));
const started = performance.now();
if (specifier !== 'none') require(specifier).default.makeIdxState(raw);
const took = performance.now() - started;
process.stdout.write(JSON.stringify({ took, peak: peak() }));
