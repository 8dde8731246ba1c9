// One cold start in a fresh process, by `import`. Given: what to load, and a file with a response.
import { readFileSync } from 'node:fs';

import { peak } from './peak.cjs';

const [specifier, file] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const raw = JSON.parse(text);
const started = performance.now();
let state;
if (specifier !== 'none') {
  const { default: idx } = await import(specifier);
  // Of a CommonJS file that says it is no ES module itself, Node.js gives the exports.
  state = (idx.default ?? idx).makeIdxState(raw);
}
const took = performance.now() - started;
const reached = peak();
const { checkState } = await import('./check.mjs');
if (state) checkState(specifier, state, raw, text);
process.stdout.write(JSON.stringify({ took, peak: reached }));
