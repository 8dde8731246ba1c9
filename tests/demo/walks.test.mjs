// @ts-check
// Every flow of the mock org on the demo page in Chromium: all on the WebAssembly core, some on the JavaScript core.
import assert from 'node:assert/strict';
import { before, describe, it, test } from 'node:test';

import { around } from '../support/around.mjs';
import { workFolder } from '../support/built.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startOrg } from '../support/org.mjs';
import { Audit } from './audit.mjs';
import { missing, needless } from './coverage.mjs';
import { CORES, folderOf, startDemoAndProfile } from './demo.mjs';
import { Traffic } from './traffic.mjs';
import { run } from './walk.mjs';
import { walks } from './walks/index.mjs';

/** @type {import('playwright-core').Browser} */
let browser;
around(
  async () => {
    browser = await launchChromium();
  },
  () => browser?.close(),
);

/** The orgs' responses on the WebAssembly core. */
const traffic = new Traffic();
/** Names of the walks that started on the WebAssembly core. */
const walked = new Set();

for (const core of CORES)
  describe(`${core} core`, { concurrency: 4 }, () => {
    const all = core === 'WebAssembly';
    /** @type {import('./walk.mjs').Place} */
    let place;
    before(async () => {
      const packageFolder = folderOf(core);
      const screenshots = await workFolder('screenshots');
      place = {
        browser,
        start: ({ org }) => startDemoAndProfile(browser, packageFolder, org),
        audit: all ? new Audit(process.env.PICTURES && screenshots) : undefined,
        traffic: all ? traffic : new Traffic(),
        folder: await workFolder('demo-walks', core),
        screenshots,
      };
    });
    for (const [name, walk] of Object.entries(walks).filter(([, { both }]) => all || both))
      it(name, { timeout: 120_000 }, (t) => {
        if (all) walked.add(name);
        return run(t, walk, place);
      });
  });

test('every remediation and message of the mock org was met', async (t) => {
  if (walked.size < Object.keys(walks).length) return t.skip('only some of the walks ran');
  const org = await startOrg();
  t.after(org.stop);
  const vocabulary = await org.json('/__vocabulary.json');
  assert.deepEqual(
    missing(vocabulary, traffic.seen),
    [],
    'no walk meets these: add one to tests/demo/walks/, or list them in OUT_OF_REACH of coverage.mjs',
  );
  assert.deepEqual(
    needless(vocabulary, traffic.seen),
    [],
    'OUT_OF_REACH lists names that walks reach, or that do not exist',
  );
});
