// @ts-check
// Generated responses, as many as CONFORMANCE_CASES says. A failure names its seed and path: with both in
// CONFORMANCE_SEED and CONFORMANCE_PATH it is run again, with the seed alone all cases are.
import { randomInt } from 'node:crypto';
import { test } from 'node:test';

import fc from 'fast-check';

import { section } from './comparing/section.mjs';
import { cases, NEXT, runCase } from './inputs/cases.mjs';
import { PERSISTED } from './inputs/params.mjs';
import { rotating } from './inputs/plans.mjs';

const { CONFORMANCE_SEED, CONFORMANCE_CASES, CONFORMANCE_PATH: path } = process.env;
const seed = Number(CONFORMANCE_SEED || randomInt(2 ** 31));
const numRuns = Number(CONFORMANCE_CASES || 5000);

/** Responses that the generator once found, in which a step of the comparison went wrong. */
const FOUND = {
  'the name of a definition is an object that cannot be made text':
    '{"remediation":{"value":[{"name":{"toString":"poll"},"href":"https://org.example.com/"}]}}',
  'the name of a field is an object that cannot be made text':
    '{"remediation":{"value":[{"name":"a","href":"https://org.example.com/","value":[{"name":{"toString":"poll"}}]}]}}',
};

section(
  'generated responses',
  (comparison) => {
    test(`every call on ${numRuns} responses`, async (t) => {
      t.diagnostic(`seed ${seed}`);
      const property = fc.asyncProperty(cases, (generated) => runCase(comparison, generated));
      await fc.assert(property, { numRuns, seed, path, includeErrorInReport: true });
    });

    for (const [name, text] of Object.entries(FOUND)) {
      test(name, async () => {
        const persist = PERSISTED['an object'];
        await comparison.run({ text, persist, plan: rotating(NEXT[0], 0) });
        await comparison.run({ text: NEXT[0], persist, plan: rotating(text, 0) });
      });
    }
  },
  path ? [] : ['states', 'actions', 'requests', 'by rule'],
);
