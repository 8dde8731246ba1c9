/** Collects the steps and messages in the org's responses, and the secrets that no page may show. */

export class Traffic {
  constructor() {
    /** @type {Set<string>} names of steps and actions, keys of messages */
    this.seen = new Set();
  }

  /**
   * @param {import('playwright-core').Page} page
   * @returns {Map<string, string>} this page's secrets with a name for each; it grows with each response
   */
  watch(page) {
    const secrets = new Map();
    page.on('response', async (response) => {
      if (!/\/idp\/idx\/|\/v1\/(interact|token)$/.test(new URL(response.url()).pathname)) return;
      // A body cannot be read after the page has navigated away.
      const text = await response.text().catch(() => '');
      for (const [, name] of text.matchAll(/"(?:name|key)":"([^"]+)"/g)) this.seen.add(name);
      if (!text.startsWith('{')) return;
      for (const [name, secret] of secretsOf(JSON.parse(text))) if (secret) secrets.set(secret, name);
    });
    return secrets;
  }
}

const secretsOf = (body) => [
  ['a state handle', body.stateHandle],
  ['an interaction handle', body.interaction_handle],
  [
    'an interaction code',
    body.successWithInteractionCode?.value?.find(({ name }) => name === 'interaction_code')?.value,
  ],
  ['an access token', body.access_token],
  ['an ID token', body.id_token],
];
