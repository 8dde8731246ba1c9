// One cold start in a fresh process, by `import`. Arguments: the module to load, and a file with a response.
import { readFileSync } from 'node:fs';

import { peak } from './peak.cjs';

const [specifier, file] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const raw = JSON.parse(text);
const started = performance.now();
let state;
if (specifier !== 'none') {
  const { default: idx } = await import(specifier);
  // For a CommonJS file with `__esModule`, Node.js imports all of `module.exports` as the default export.
  state = (idx.default ?? idx).makeIdxState(raw);
}
const took = performance.now() - started;
const reached = peak();
const { checkState } = await import('./check.mjs');
if (state) checkState(specifier, state, raw, text);
process.stdout.write(JSON.stringify({ took, peak: reached }));
