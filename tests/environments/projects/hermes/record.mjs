// Signs in from Node.js, and puts what was sent and answered before the app: the engine's program has no network.
import { readFile, writeFile } from 'node:fs/promises';

import { outcomeOf } from './flow.mjs';

import idx from 'okta-idx-wasm/js';

const { fetch } = globalThis;
const calls = [];
globalThis.fetch = async (url, init) => {
  const sent = JSON.stringify([url, init]);
  const response = await fetch(url, init);
  calls.push({
    sent,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: await response.clone().text(),
  });
  return response;
};

const outcome = await outcomeOf(idx, process.env.ORG);
if (outcome.problem) throw new Error(outcome.problem);
const recording = `globalThis.recording = ${JSON.stringify({ org: process.env.ORG, calls })};\n`;
await writeFile(
  'program.js',
  recording + (await readFile('react-native.js', 'utf8')) + (await readFile('app.js', 'utf8')),
);
