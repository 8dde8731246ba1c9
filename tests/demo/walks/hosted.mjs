/** A flow of the org's own pages, continued with its state handle. */

async function signsIn(person) {
  await person.begin();
  await person.identify('hosted@example.com');
  await person.password('Own-Pages-23');
  await person.stage.getByRole('link', { name: 'Continue to the application' }).click();
  await person.signedIn('Hope Hosted');
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const hosted = {
  'ends with a redirect that carries the code': {
    both: true,
    async walk(person) {
      await person.pick('hosted');
      await signsIn(person);
    },
  },
  'a state handle that nobody knows': {
    query: { stateHandle: '02.id.unknown' },
    refused: true,
    async walk(person) {
      await person.begin();
      await person.ended(/You have been logged out due to inactivity/);
    },
  },
};
