import { generate } from './generator.mjs';
import { PERSISTED } from './params.mjs';
import { rotating, wholeMatrix } from './plans.mjs';
import { corpus } from './sources.mjs';

/** The whole matrix is large: of the corpus only every so manieth response goes through it. */
const CORPUS_SAMPLE = 40;

/**
 * The differential suite over responses: fixtures through the whole matrix of calls and outcomes,
 * the corpus and the generated ones through a part of it that goes round.
 * @param {{ cases: import('./case.mjs').Cases, seed: number, count: number, only: (section: string, name?: string) => boolean, oneCase?: number,
 *   responses: { name: string, text: string }[] }} run
 */
export async function responses({ cases, seed, count, only, oneCase, responses: own }) {
  const persisted = (index) => PERSISTED[index % PERSISTED.length][1];
  // What comes back should let the call be judged, whatever is odd about it.
  const texts = own.filter(({ name }) => !name.startsWith('odd')).map(({ text }) => text);
  if (only('fixtures')) {
    for (const [index, { name, text }] of own.entries()) {
      const next = texts[(index + 1) % texts.length];
      const rerun = `CONFORMANCE_ONLY=fixtures:${name}`;
      if (!only('fixtures', name)) continue;
      await cases.run({
        section: 'fixtures',
        label: name,
        text,
        persist: persisted(0),
        plan: wholeMatrix(next),
        rerun,
      });
      for (const [kind, persist] of PERSISTED) {
        await cases.run({
          section: 'fixtures',
          label: `${name}, persisting ${kind}`,
          text,
          persist,
          plan: rotating(next, index),
          rerun,
        });
      }
    }
  }
  if (only('corpus')) {
    for (const [index, { name, text }] of corpus().entries()) {
      if (!only('corpus', name)) continue;
      const next = texts[index % texts.length];
      const plan = index % CORPUS_SAMPLE === 0 ? wholeMatrix(next) : rotating(next, index);
      await cases.run({
        section: 'corpus',
        label: name,
        text,
        persist: persisted(index),
        plan,
        rerun: `CONFORMANCE_ONLY=corpus:${name}`,
      });
    }
  }
  if (only('generated')) {
    const indexes = oneCase === undefined ? Array.from({ length: count }, (_, index) => index) : [oneCase];
    for (const index of indexes) {
      const text = generate(seed, index);
      // What comes back is a generated response too, every other time.
      const next = index % 2 ? texts[index % texts.length] : generate(~seed >>> 0, index);
      await cases.run({
        section: 'generated',
        label: `case ${index}`,
        text,
        persist: persisted(index),
        plan: rotating(next, index),
        rerun: `CONFORMANCE_SEED=${seed} CONFORMANCE_ONLY=generated:${index}`,
      });
    }
  }
}
