/** Failed requests, and responses that the mock org never sends. */
import assert from 'node:assert/strict';

const ADA = 'ada@example.com';
const RIGHT = 'Correct-Horse-9';

/** @param {import('../person.mjs').Person} person @param {string} text */
const problem = (person, text) => person.alert.getByText(text).first().waitFor();

/** Intercepts the POST requests to an endpoint. @param {import('../person.mjs').Person} person */
const answers = ({ page, org }, path, answer) =>
  page.route(`${org.origin}/idp/idx/${path}`, (route) =>
    route.request().method() === 'POST' ? answer(route) : route.continue(),
  );

/** CORS headers of a mocked response. */
const cors = (route) => ({
  'access-control-allow-origin': route.request().headers().origin ?? '*',
  'access-control-allow-credentials': 'true',
});

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const network = {
  'a network that is down is said, and tried again': {
    both: true,
    expects: [/net::ERR_(FAILED|INTERNET_DISCONNECTED)/],
    async walk(person, org) {
      const unreachable = 'The organisation could not be reached.';
      const everything = `${org.origin}/**`;
      const cut = (route) => route.abort();
      await person.page.route(everything, cut);
      await person.begin();
      await problem(person, unreachable);
      await person.page.unroute(everything, cut);
      await person.alert.getByRole('button', { name: 'Try again' }).click();
      await person.at('identify');

      await person.fill('Username', ADA);
      await person.page.route(everything, cut);
      await person.submit('identify');
      await problem(person, unreachable);
      assert.equal(await person.field('Username').inputValue(), ADA, 'what was typed is still there');
      await person.page.unroute(everything, cut);
      await person.alert.getByRole('button', { name: 'Try again' }).click();
      await person.password(RIGHT);
      await person.signedIn('Ada Lovelace');
    },
  },
  'nothing of a response becomes markup': {
    both: true,
    async walk(person) {
      const hostile = '<img src=x onerror="globalThis.pwned = true">';
      await answers(person, 'introspect', async (route) => {
        const response = await route.fetch();
        const text = JSON.stringify(await response.json());
        const json = JSON.parse(text.replaceAll(/"label":"[^"]*"/g, `"label":${JSON.stringify(hostile)}`));
        const links = [{ url: 'javascript:globalThis.pwned=true', label: hostile }];
        json.messages = { type: 'array', value: [{ message: hostile, class: 'ERROR', links }] };
        return route.fulfill({ response, json });
      });
      await person.begin();
      await problem(person, hostile);
      assert.equal(await person.page.locator('main img').count(), 0);
      assert.equal(await person.page.locator('a[href^="javascript:"]').count(), 0);
      assert.equal(await person.page.evaluate(() => globalThis.pwned), undefined);
    },
  },
  'an answer that is no JSON is said, and tried again': {
    both: true,
    expects: [/status of 502/],
    async walk(person) {
      const page = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };
      let bad = 1;
      await answers(person, 'introspect', (route) =>
        bad-- > 0 ? route.fulfill({ ...page, headers: cors(route) }) : route.continue(),
      );
      await person.begin();
      await problem(person, 'The answer could not be read.');
      await person.alert.getByRole('button', { name: 'Try again' }).click();
      await person.identify(ADA);
      await person.password(RIGHT);
      await person.signedIn('Ada Lovelace');
    },
  },
  'what the form says of a value is checked before it is sent': {
    async walk(person) {
      await answers(person, 'introspect', async (route) => {
        const response = await route.fetch();
        const json = await response.json();
        const [identifier] = json.remediation.value[0].value;
        Object.assign(identifier, { minLength: 3, maxLength: 5 });
        return route.fulfill({ response, json });
      });
      await person.begin();
      await person.at('identify');
      // A program can set more text than the control lets a user type.
      const set = (text) => person.field('Username').evaluate((input, value) => Object.assign(input, { value }), text);
      await set('ab');
      await person.submit('identify');
      await person.fieldSays('Username', 'Please enter at least 3 characters.');
      await set('abcdef');
      await person.submit('identify');
      await person.fieldSays('Username', 'Please enter at most 5 characters.');
    },
  },
  'a step that waits asks again by itself': {
    both: true,
    async walk(person, org) {
      let asked = 0;
      const href = `${org.origin}/idp/idx/some-poll`;
      const poll = { name: 'some-poll', rel: ['create-form'], method: 'POST', href, refresh: 1000 };
      const waiting = { version: '1.0.0', stateHandle: 'x', remediation: { type: 'array', value: [poll] } };
      const message = { message: 'You clicked the link.', class: 'INFO' };
      const done = { version: '1.0.0', messages: { type: 'array', value: [message] } };
      await answers(person, '**', (route) => {
        if (route.request().url() === href) asked += 1;
        return route.fulfill({ json: asked < 2 ? waiting : done, headers: cors(route) });
      });
      await person.begin();
      await person.page.getByText(/Checking again in/).waitFor();
      await problem(person, message.message);
      assert.equal(asked, 2);
    },
  },
};
