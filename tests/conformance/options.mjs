import { randomInt } from 'node:crypto';

/** Fewer generated cases than this are no conformance run. */
const CASES = 5000;

/**
 * What a run is to do.
 *
 * - `CONFORMANCE_SEED`: of the generated cases; random, and printed, by default
 * - `CONFORMANCE_CASES`: how many of them
 * - `CONFORMANCE_ONLY`: `section`, or `section:case`, to run only that
 * - `OKTA_IDX_PACKAGE`, `OKTA_IDX_CORPUS`: see `packages.mjs` and `sources.mjs`
 * - `--self`: the package under test is a copy of the peer, and improves nothing
 * - `--examples`: runs the peer's documented examples, too, against the mock org at `ORG_URL`
 */
export function options(env, argv) {
  const [section, name] = splitOnce(env.CONFORMANCE_ONLY ?? '');
  return {
    seed: env.CONFORMANCE_SEED ? Number(env.CONFORMANCE_SEED) >>> 0 : randomInt(2 ** 32 - 1),
    count: env.CONFORMANCE_CASES ? Number(env.CONFORMANCE_CASES) : CASES,
    self: argv.includes('--self'),
    examples: argv.includes('--examples'),
    partial: Boolean(section),
    only: (asked, thing) =>
      !section || (section === asked && (thing === undefined || name === undefined || String(thing) === name)),
    oneCase: section === 'generated' && name !== undefined ? Number(name) : undefined,
  };
}

function splitOnce(text) {
  const at = text.indexOf(':');
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
