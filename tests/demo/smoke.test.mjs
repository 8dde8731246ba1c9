// @ts-check
// Signs in on the demo page in the browser that `ENGINE` names, on both cores.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { around } from '../support/around.mjs';
import { workFolder } from '../support/built.mjs';
import { failure, screenshotOf } from '../support/failure.mjs';
import { launchWebDriver } from '../support/webdriver.mjs';
import { within } from '../support/within.mjs';
import { CORES, folderOf, startDemo } from './demo.mjs';
import { textOfPage } from './page-text.mjs';
import { scenarios } from './scenarios.mjs';
import { Visitor } from './visitor.mjs';

const engine = /** @type {import('../support/webdriver.mjs').Engine} */ (process.env.ENGINE || 'chromium');
const LIMITS = { pageLoad: 30_000, script: 10_000 };

for (const core of CORES)
  describe(`${engine}, ${core} core`, () => {
    /** @type {import('../support/org.mjs').Org} */
    let org;
    /** @type {string} */
    let folder;
    around(
      async () => {
        folder = await workFolder('demo-smoke', engine);
        org = await startDemo(folderOf(core));
      },
      () => org?.stop(),
    );

    for (const [name, { walk, expects = [] }] of Object.entries(scenarios))
      it(name, { timeout: 120_000 }, async (t) => {
        const { driver, close } = await launchWebDriver(engine, { timeouts: LIMITS });
        t.after(close);
        const visitor = new Visitor(driver);
        const page = new URL(org.page);
        page.searchParams.set('issuer', `${org.origin}/oauth2/default`);
        try {
          await visitor.open(page.href);
          await walk(visitor, { page: page.href, origin: org.origin });
          const noises = (await visitor.noises()).filter((noise) => !expects.some((pattern) => pattern.test(noise)));
          assert.deepEqual(noises, []);
        } catch (error) {
          throw await failure(error, {
            screenshot: screenshotOf(folder, `${core} ${name}`),
            noises: await within(5, 'reading them', visitor.noises()).catch(() => []),
            log: org.log,
            text: () => visitor.run(textOfPage),
            picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
          });
        }
      });
  });
