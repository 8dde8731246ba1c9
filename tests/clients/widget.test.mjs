// @ts-check
// Okta's Sign-In Widget, as it is published, signs users in to the mock org in Chromium: every scenario that the org lists.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it, test } from 'node:test';

import { around } from '../support/around.mjs';
import { workFolder } from '../support/built.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { startOrg } from '../support/org.mjs';
import { installClients } from './project.mjs';
import { listOf } from './scenarios.mjs';
import { run } from './walk.mjs';
import { walks } from './walks/index.mjs';

/** Scenarios for which the widget has no view, with the reason. @type {Record<string, string>} */
const NOT_WALKED = {};

/** @type {import('./walk.mjs').Place} */
let place;
around(
  async () => {
    const widget = path.join(await installClients(), 'node_modules', '@okta', 'okta-signin-widget', 'dist');
    place = { browser: await launchChromium(), widget, folder: await workFolder('clients-walks') };
  },
  () => place?.browser.close(),
);

describe('the Sign-In Widget', { concurrency: 2 }, () => {
  for (const [id, ofScenario] of Object.entries(walks))
    for (const [name, walk] of Object.entries(ofScenario))
      it(`${id}: ${name}`, { timeout: 120_000 }, (t) => run(t, id, walk, place));
});

test('every scenario is walked, or has a reason why not', async (t) => {
  const org = await startOrg();
  t.after(org.stop);
  const listed = (await listOf(org)).scenarios.map(({ id }) => id);
  assert.deepEqual([...Object.keys(walks), ...Object.keys(NOT_WALKED)].sort(), listed.sort());
});
