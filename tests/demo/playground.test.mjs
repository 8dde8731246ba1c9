// @ts-check
// The walks in Chromium on the demo as files of a static host. The service worker is stopped at each step.
import assert from 'node:assert/strict';
import { before, describe, it, test } from 'node:test';

import { around } from '../support/around.mjs';
import { workFolder } from '../support/built.mjs';
import { launchChromium } from '../support/chromium.mjs';
import { PATH, RESOLVER, servePlayground, profiles } from './playground.mjs';
import { Traffic } from './traffic.mjs';
import { run } from './walk.mjs';
import { walks } from './walks/index.mjs';

/** The walks of a file. @param {string} file */
const named = (file) => Object.keys(walks).filter((name) => name.startsWith(`${file}: `));

const OUT_OF_TIME = 'result: a cancellation that is refused is not shown as one';

/** Walks that do not run here. @type {Record<string, string[]>} */
const LEFT_OUT = {
  'a route of Playwright does not see the requests that a service worker answers': [
    'email: a request that fails beside the poll does not end it',
    'network: a network that is down is said, and tried again',
    'network: nothing of a response becomes markup',
    'network: an answer that is no JSON is said, and tried again',
    'network: what the form says of a value is checked before it is sent',
    'network: a step that waits asks again by itself',
    'picker: an organisation that does not answer is named, with what to do',
    'push: a connection that drops is waited out',
    'received: an inbox that does not answer leaves the page as it is',
    'reset: a reset that fails is said, and tried again',
    'reset: not at an org that does not offer it',
  ],
  'another browser has another org': ['email: the link brings the code back, in another browser'],
  'the org takes no arguments, such as the time after which a sign-in expires': [
    'session: out of time',
    'session: out of time while the page polls',
    OUT_OF_TIME,
  ],
  'a page of its own is beside an org that is served': named('code'),
  'they look at the page, which is the same': [
    ...named('titles'),
    ...named('result').filter((name) => name !== OUT_OF_TIME),
    ...named('page').filter((name) => name !== 'page: each flow is picked and begins'),
  ],
  'the pictures are those of the served page': named('pictures'),
};

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof servePlayground>>} */
let host;
around(
  async () => {
    browser = await launchChromium([RESOLVER]);
    host = await servePlayground();
  },
  async () => {
    await browser?.close();
    await host?.close();
  },
);

const leftOut = Object.values(LEFT_OUT).flat();

describe('the walks', { concurrency: 4 }, () => {
  /** @type {import('./walk.mjs').Place} */
  let place;
  before(async () => {
    place = {
      browser,
      start: profiles(browser, host.page).take,
      traffic: new Traffic(),
      folder: await workFolder('demo-playground'),
      screenshots: await workFolder('demo-playground'),
    };
  });
  for (const [name, walk] of Object.entries(walks).filter(([name]) => !leftOut.includes(name)))
    it(name, { timeout: 120_000 }, (t) => run(t, walk, place));
});

test('the walks that are left out exist', () => {
  assert.deepEqual(
    leftOut.filter((name) => !walks[name]),
    [],
  );
});

test('the host was asked for files only', () => {
  const others = host.requests.filter((url) => !url.startsWith(`${PATH}/`) || url.startsWith(`${PATH}/org/`));
  assert.ok(host.requests.length > 0);
  assert.deepEqual(others, []);
});
