/** Okta FastPass: Okta Verify on the same device, which the device page of the org stands for. */

/** Approves as Okta Verify would. @param {import('../person.mjs').Person} person */
const approve = (person) =>
  person.elsewhere('/__device', (tab) => tab.getByRole('button', { name: 'Approve', exact: true }).click());

const CANCEL = 'authenticatorChallenge-cancel';

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const fastpass = {
  'Okta Verify approves, and the page goes on': {
    both: true,
    async walk(person) {
      await person.pick('fastpass');
      await person.begin();
      await person.identify('fastpass@example.com');
      await person.at('device-challenge-poll');
      await approve(person);
      await person.signedIn('Fiona Fastpass');
    },
  },
  'it is cancelled, and the password follows': {
    async walk(person) {
      await person.pick('fastpass');
      await person.begin();
      await person.identify('fastpass@example.com');
      await person.at('device-challenge-poll');
      await person.act(CANCEL);
      await person.password('Loop-Back-12');
      await person.signedIn('Fiona Fastpass');
    },
  },
  'a custom scheme is cancelled, and another authenticator chosen': {
    async walk(person) {
      await person.pick('fastpass-uri');
      await person.begin();
      await person.identify('fastpass-uri@example.com');
      await person.at('device-challenge-poll');
      await person.act(CANCEL);
      await person.at('select-authenticator-authenticate');
      await person.choose('Password');
      await person.submit('select-authenticator-authenticate');
      await person.password('Custom-Uri-12');
      await person.signedIn('Ursula Uri');
    },
  },
  'a universal link': {
    async walk(person) {
      await person.pick('fastpass-link');
      await person.begin();
      await person.identify('fastpass-link@example.com');
      await person.at('device-challenge-poll');
      await approve(person);
      await person.signedIn('Linus Link');
    },
  },
};
