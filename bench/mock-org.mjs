// @ts-check
// The figures of okta-mock-org: bytes, time to the first answer in Node.js and in Chromium, and a whole sign-in. Prints the
// table of its README. Build it first: `cargo xtask build mock-org`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

import { mockOrgCore } from '../tests/support/built.mjs';
import { launchChromium } from '../tests/support/chromium.mjs';
import { serve } from '../tests/support/static-server.mjs';

/** Fresh processes, or fresh pages. */
const RUNS = 21;

/** Measured in a fresh process or page: `import`; `createOrg` and the first answer; then sign-ins. */
const MEASURE = `
  const begun = performance.now();
  const { createOrg } = await import(MODULE);
  const loaded = performance.now();
  const org = createOrg();
  const { issuer } = await (await org.fetch('/oauth2/default/.well-known/openid-configuration')).json();
  const first = performance.now() - loaded;
  if (issuer !== org.issuer) throw new Error('not the answer');
  const send = async (path, body, type = 'application/json') =>
    (await org.fetch(path, { method: 'POST', headers: { 'content-type': type }, body })).json();
  const post = (path, answer) => send(path, JSON.stringify(answer));
  const signIn = async () => {
    const fields = new URLSearchParams({ client_id: org.clientId, redirect_uri: org.redirectUri, scope: 'openid',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', code_challenge_method: 'S256' });
    const { interaction_handle } = await send('/oauth2/default/v1/interact', String(fields), 'application/x-www-form-urlencoded');
    let step = await post('/idp/idx/introspect', { interactionHandle: interaction_handle });
    step = await post('/idp/idx/identify', { stateHandle: step.stateHandle, identifier: 'ada@example.com' });
    step = await post('/idp/idx/challenge/answer', { stateHandle: step.stateHandle, credentials: { passcode: 'Correct-Horse-9' } });
    if (!step.successWithInteractionCode) throw new Error('not signed in');
  };
  for (let i = 0; i < 20; i++) await signIn();
  const warm = performance.now();
  for (let i = 0; i < 100; i++) await signIn();
  return [loaded - begun, first, (performance.now() - warm) / 100];
`;

/** @param {number[][]} runs */
const medians = (runs) =>
  runs[0].map((_, i) => runs.map((run) => run[i]).sort((one, other) => one - other)[runs.length >> 1]);

const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;

function inNode() {
  const module = JSON.stringify(path.join(mockOrgCore(), 'node.mjs'));
  const script = `console.log(JSON.stringify(await (async () => { ${MEASURE.replace('MODULE', module)} })()))`;
  const run = () => JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', script]).toString());
  return medians(Array.from({ length: RUNS }, run));
}

async function inChromium() {
  const server = await serve(
    { '/': mockOrgCore() },
    { pages: { '/': '<!doctype html><link rel="icon" href="data:,">' } },
  );
  const browser = await launchChromium();
  try {
    const runs = [];
    for (let i = 0; i < RUNS; i++) {
      const page = await browser.newPage();
      await page.goto(server.origin);
      runs.push(await page.evaluate(`(async () => { ${MEASURE.replace('MODULE', '"/index.mjs"')} })()`));
      await page.close();
    }
    return medians(/** @type {number[][]} */ (runs));
  } finally {
    await browser.close();
    await server.close();
  }
}

const bytes = readFileSync(path.join(mockOrgCore(), 'index.mjs'));
const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
const size = brotliCompressSync(bytes, { params }).length;
const [node, chromium] = [inNode(), await inChromium()];
console.log(`| | Node.js ${process.versions.node} | Chromium |
| --- | --- | --- |
| file, in brotli | – | ${Math.round(size / 1000)} kB |
| \`import\`, from the disk or a server on the same machine | ${ms(node[0])} | ${ms(chromium[0])} |
| from \`createOrg()\` to the first answer | ${ms(node[1])} | ${ms(chromium[1])} |
| a whole sign-in, once warm | ${ms(node[2])} | ${ms(chromium[2])} |`);
