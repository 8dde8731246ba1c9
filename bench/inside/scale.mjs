// @ts-check
// Runs in Node.js and in pages.
import { checkState } from './check.mjs';
import { rounds } from './rounds.mjs';

/** Numbers of options in a response. A batch has as many responses as give 10,000 options in total. */
export const SIZES = [10, 100, 1_000, 10_000];

/**
 * A response that offers a choice of authenticators, where each option has a `relatesTo`.
 * @param {number} count
 */
export function response(count) {
  const each = (/** @type {(at: number) => unknown} */ make) => Array.from({ length: count }, (_, at) => make(at));
  return JSON.stringify({
    version: '1.0.0',
    stateHandle: 'handle',
    remediation: {
      type: 'array',
      value: [
        {
          rel: ['create-form'],
          name: 'select-authenticator-authenticate',
          href: 'https://org.test/idp/idx/challenge',
          method: 'POST',
          value: [
            {
              name: 'authenticator',
              type: 'object',
              options: each((at) => ({
                label: `Authenticator ${at}`,
                value: { form: { value: [{ name: 'id', required: true, value: `aut${at}`, mutable: false }] } },
                relatesTo: `$.authenticators.value[${at}]`,
              })),
            },
            { name: 'stateHandle', required: true, value: 'handle', visible: false, mutable: false },
          ],
        },
      ],
    },
    authenticators: {
      type: 'array',
      value: each((at) => ({ type: 'email', key: 'okta_email', id: `aut${at}`, displayName: `Authenticator ${at}` })),
    },
  });
}

/**
 * `makeIdxState` on increasing numbers of options, without the parsing. Milliseconds per response.
 * @param {Record<string, any>} subjects
 * @param {{ counts: { warmUp: number, rounds: number } }} given
 */
export async function measure(subjects, { counts }) {
  /** @type {Record<number, Record<string, number[]>>} */
  const samples = {};
  for (const size of SIZES) {
    const text = response(size);
    const copies = SIZES[SIZES.length - 1] / size;
    samples[size] = await rounds(Object.keys(subjects), counts, (subject) => {
      const { makeIdxState } = subjects[subject];
      const raws = Array.from({ length: copies }, () => JSON.parse(text));
      const states = new Array(copies);
      const started = performance.now();
      for (let at = 0; at < copies; at++) states[at] = makeIdxState(raws[at]);
      const took = (performance.now() - started) / copies;
      states.forEach((state, at) => checkState(subject, state, raws[at], text));
      return took;
    });
  }
  return samples;
}
