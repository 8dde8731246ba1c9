/** Okta Verify on the same device. */

/** The ports on which pages look for Okta Verify. A busy machine needs more time. @param {import('../../support/org.mjs').Org} org */
async function ports({ origin }) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ probeTimeoutMillis: 10_000 }),
  };
  await fetch(`${origin}/__device/loopback`, init);
  return (await (await fetch(`${origin}/__device/loopback`)).json()).ports;
}

/** Stands for Okta Verify on the first of the ports, and approves. @param {import('../person.mjs').Person} person */
async function listen({ page, org }) {
  const [port] = await ports(org);
  await page.route(`http://localhost:${port}/**`, async (route) => {
    const request = route.request();
    if (request.method() === 'POST') {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: request.postData() };
      await fetch(`${org.origin}/__device/loopback/answer`, init);
    }
    await route.fulfill({ status: 200, headers: { 'access-control-allow-origin': '*' } });
  });
}

/** @type {Record<string, Record<string, import('../walk.mjs').Walk>>} */
export const devices = {
  fastpass: {
    'Okta Verify approves': {
      async walk(person) {
        await listen(person);
        await person.identify();
        await person.signedIn();
      },
    },
    'nothing listens, and the password follows': {
      // The widget reports each port to the console.
      expects: [/ERR_CONNECTION_REFUSED/, /while we were checking port|not listening on port|No available ports/],
      async walk(person, org) {
        await ports(org);
        await person.begin();
        await person.signedIn();
      },
    },
  },
  'fastpass-uri': {
    'Okta Verify approves': {
      async walk(person) {
        await person.identify();
        await person.at('Click "Open Okta Verify" on the browser prompt');
        await person.tap('Approve');
        await person.signedIn();
      },
    },
  },
  'fastpass-link': {
    'the link opens Okta Verify, which approves': {
      async walk(person) {
        await person.identify();
        await person.at('Sign in with Okta FastPass');
        await person.press('Open Okta Verify');
        // Where Okta Verify is installed, the link opens it and the page stays. Here the page has to be opened again.
        await person.page.getByRole('button', { name: 'Approve', exact: true }).click();
        await person.page.waitForURL(/\/__device$/);
        await person.open();
        await person.signedIn();
      },
    },
  },
  'device-step-up': {
    'the device does not answer, and the password follows': {
      refused: true,
      async walk(person) {
        await person.begin();
        await person.signedIn();
      },
    },
  },
};
