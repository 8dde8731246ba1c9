/** Okta FastPass: Okta Verify on the same device, by one of its ports or by a link. */
import assert from 'node:assert/strict';

const POLL = 'device-challenge-poll';
const CANCEL = 'authenticatorChallenge-cancel';
/** The browser reports a port on which nothing listens. */
const REFUSED = /ERR_CONNECTION_REFUSED.*\/probe/s;

/** The challenges of the org, with what came of each. @param {import('../../support/org.mjs').Org} org */
const challenges = async (org) => (await org.json('/__device/loopback')).challenges;

/** Why the only challenge was cancelled. @param {import('../../support/org.mjs').Org} org */
async function reason(org) {
  const [challenge] = await challenges(org);
  assert.equal(challenge.cancels, 1, 'it is cancelled once');
  return challenge.reason;
}

/**
 * Stands for Okta Verify on a port of this device.
 * @param {import('../person.mjs').Person} person
 * @param {number} port
 * @param {(path: string, body: any) => Promise<{ status: number, wait?: boolean }>} answer `wait`: there is none
 */
const listens = (person, port, answer) =>
  person.page.route(`http://localhost:${port}/**`, async (route) => {
    const request = route.request();
    const { status, wait } = await answer(new URL(request.url()).pathname, request.postDataJSON());
    if (!wait) await route.fulfill({ status, headers: { 'access-control-allow-origin': '*' } });
  });

/** Makes the page wait longer for Okta Verify on each port: a busy machine is slow. @param {import('../../support/org.mjs').Org} org */
const raiseProbeTimeout = (org) => org.post('/__device/loopback', { probeTimeoutMillis: 10_000 });

/** @param {import('../person.mjs').Person} person @param {string} scenario @param {string} user */
async function asked(person, scenario, user) {
  await person.pick(scenario);
  await person.begin();
  await person.identify(user);
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const fastpass = {
  'Okta Verify approves on the second port, and the page goes on': {
    both: true,
    expects: [REFUSED],
    async walk(person, org) {
      await raiseProbeTimeout(org);
      const asks = [];
      await listens(person, 6511, async (path, body) => {
        asks.push(path);
        if (path === '/challenge') {
          assert.equal(await org.post('/__device/loopback/answer', body), 204);
        }
        return { status: 200 };
      });
      await asked(person, 'fastpass', 'fastpass@example.com');
      await person.signedIn('Fiona Fastpass');
      assert.deepEqual(asks, ['/probe', '/challenge']);
      await person.page.getByRole('tab', { name: 'Requests' }).click();
      const requests = person.page.locator('#panel-requests .request');
      const urls = await requests.evaluateAll((all) => all.map(({ dataset }) => dataset.url));
      for (const end of ['/challenge', '/authenticators/poll', '/probe'])
        assert.ok(
          urls.some((url) => url.endsWith(end)),
          `${end} is shown`,
        );
    },
  },
  'Okta Verify is unreachable, and the password follows': {
    both: true,
    expects: [REFUSED],
    async walk(person, org) {
      await asked(person, 'fastpass', 'fastpass@example.com');
      await person.says(/Okta Verify was not found on this device: it is unreachable/, 'info');
      assert.equal(await reason(org), 'OV_UNREACHABLE_BY_LOOPBACK');
      await person.password('Loop-Back-12');
      await person.signedIn('Fiona Fastpass');
    },
  },
  'Okta Verify refuses, and the password follows': {
    expects: [/status of 403.*\/challenge/s],
    async walk(person, org) {
      await raiseProbeTimeout(org);
      await listens(person, 2000, async (path) => ({ status: path === '/probe' ? 200 : 403 }));
      await asked(person, 'fastpass', 'fastpass@example.com');
      await person.says(/Okta Verify on this device refused the challenge/, 'info');
      assert.equal(await reason(org), 'OV_RETURNED_ERROR');
      await person.password('Loop-Back-12');
      await person.signedIn('Fiona Fastpass');
    },
  },
  'it is cancelled while Okta Verify thinks, and the password follows': {
    async walk(person, org) {
      await raiseProbeTimeout(org);
      await listens(person, 2000, async (path) => ({ status: 200, wait: path === '/challenge' }));
      await asked(person, 'fastpass', 'fastpass@example.com');
      await person.at(POLL);
      await person.stage.getByText(/looks for Okta Verify on the ports of this device/).waitFor();
      await person.act(CANCEL);
      await person.password('Loop-Back-12');
      await person.signedIn('Fiona Fastpass');
      assert.equal(await reason(org), 'USER_CANCELED');
    },
  },
  'a custom scheme is cancelled, and another authenticator chosen': {
    async walk(person, org) {
      // Chromium would ask whether to open an application, over the page.
      await person.page.addInitScript(() =>
        addEventListener('click', (event) => {
          if (event.target.protocol !== 'com-okta-authenticator:') return;
          event.preventDefault();
          globalThis.opened = event.target.href;
        }),
      );
      await person.page.reload();
      await asked(person, 'fastpass-uri', 'fastpass-uri@example.com');
      await person.at(POLL);
      const link = person.stage.getByRole('link', { name: 'Open Okta Verify' });
      assert.equal(await link.getAttribute('href'), await person.page.evaluate(() => globalThis.opened));
      await person.act(CANCEL);
      await person.at('select-authenticator-authenticate');
      assert.equal(await reason(org), 'USER_CANCELED');
      await person.choose('Password');
      await person.submit('select-authenticator-authenticate');
      await person.password('Custom-Uri-12');
      await person.signedIn('Ursula Uri');
    },
  },
  'a universal link opens a page, where it is approved': {
    async walk(person) {
      const opened = person.page.context().waitForEvent('page');
      await asked(person, 'fastpass-link', 'fastpass-link@example.com');
      await person.at(POLL);
      const tab = await opened;
      await tab.getByRole('button', { name: 'Approve', exact: true }).click();
      await person.signedIn('Linus Link');
    },
  },
};
