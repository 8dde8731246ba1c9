// @ts-check
// `docs/errors.md` has a section for each code, with what happened, the cause and the cure.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { requireInstalled } from '../support/installed.mjs';
import { pages } from './pages.mjs';

const ENTRIES = {
  'okta-idx-wasm': requireInstalled('okta-idx-wasm').ERROR_CODES,
  'okta-idx-wasm/flow': requireInstalled('okta-idx-wasm/flow').ERROR_CODES,
};

/** The sections of the codes below a heading. @param {string} heading */
function sections(heading) {
  const text = pages.get('docs/errors.md') ?? assert.fail('no page');
  const [, part] = text.split(`\n## ${heading}\n`);
  assert.ok(part, heading);
  return part
    .split(/\n## /)[0]
    .split(/^### /m)
    .slice(1)
    .map((section) => ({ code: section.match(/^(ERR_IDX_[A-Z_]+)\n/)?.[1] ?? assert.fail(section), section }));
}

const BOTH = sections('Codes of both entries');

for (const [entry, codes] of Object.entries(ENTRIES)) {
  test(`the codes of ${entry} are those of the page`, () => {
    const listed = [...BOTH, ...sections(`Codes of ${entry}`)].map(({ code }) => code);
    assert.deepEqual(listed.sort(), [...codes].sort());
  });
}

test('each section says what happened, the cause and the cure', () => {
  const all = [...BOTH, ...Object.keys(ENTRIES).flatMap((entry) => sections(`Codes of ${entry}`))];
  assert.ok(all.length > 15);
  for (const { code, section } of all) {
    const items = [...section.matchAll(/^- \*([^*]+):\* \S/gm)].map(([, item]) => item);
    assert.deepEqual(items, ['What happened', 'Cause', 'Cure'], code);
  }
});
