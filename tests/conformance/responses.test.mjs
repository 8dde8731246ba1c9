// @ts-check
// States of whole responses, and every call on them.
import { test } from 'node:test';

import { section } from './comparing/section.mjs';
import { NEXT } from './inputs/cases.mjs';
import { PERSISTED } from './inputs/params.mjs';
import { rotating, wholeMatrix } from './inputs/plans.mjs';
import { corpus, fixtures } from './sources.mjs';

/** The whole matrix is large: of the recorded responses only one in so many goes through it. */
const CORPUS_SAMPLE = 40;

const persistable = Object.values(PERSISTED);
const nextOf = (index) => NEXT[index % NEXT.length];

section(
  'responses of the repository, the whole matrix of calls',
  (comparison) => {
    for (const [index, { name, text }] of fixtures().entries()) {
      test(name, async () => {
        await comparison.run({ text, persist: PERSISTED['an object'], plan: wholeMatrix(nextOf(index + 1)) });
        for (const [persisted, persist] of Object.entries(PERSISTED)) {
          const label = `persisting ${persisted}: `;
          await comparison.run({ text, persist, plan: rotating(nextOf(index + 1), index), label });
        }
      });
    }
  },
  ['states', 'actions', 'requests', 'by rule'],
);

const recorded = corpus();
if (recorded.length > 0)
  section(
    'recorded responses, every call',
    (comparison) => {
      for (const [index, { name, text }] of recorded.entries()) {
        const plan = index % CORPUS_SAMPLE === 0 ? wholeMatrix : rotating;
        const persist = persistable[index % persistable.length];
        test(name, () => comparison.run({ text, persist, plan: plan(nextOf(index), index) }));
      }
    },
    ['states', 'actions', 'requests'],
  );
