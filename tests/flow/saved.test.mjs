// @ts-check
// `save` and `resume`.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

import { corpus, fixtures } from '../conformance/sources.mjs';
import { run } from '../support/process.mjs';
import { EVERY, FLOWS, HANDLE, MAKERS, ORG, peer, SECRET } from './entries.mjs';
import { hasCode, NO_OBJECTS, rejection, thrownBy } from './errors.mjs';
import { clock, done, form, heldClock, org, polling, response, settled } from './org.mjs';

const HEADER = 'okta-idx-wasm state 1\n';
const { flow: saving } = FLOWS[0];
const [{ createClient }] = MAKERS;

/** The paths at which there are objects, and for each `relatesTo` the path of what it was resolved to. @param {any} raw */
function identities(raw) {
  const paths = new Map();
  const related = /** @type {[string, any][]} */ ([]);
  const visit = (/** @type {any} */ it, /** @type {string} */ at) => {
    if (typeof it !== 'object' || it === null || paths.has(it)) return;
    paths.set(it, at);
    for (const [key, value] of Object.entries(it)) {
      if (key === 'relatesTo' && typeof value === 'object') related.push([at, value]);
      else visit(value, `${at}.${key}`);
    }
  };
  visit(raw, '$');
  return related.map(([at, value]) => [at, paths.get(value)]);
}

/** Responses as a server sends them. */
const RECORDED = [...fixtures(), ...corpus()];

for (const { title, flow, maker } of EVERY) {
  const { make, hasToPersist } = maker;
  /** @type {any} what `resume` is given: of the same package, or of this one for plain objects */
  const makers = [maker.createClient?.({}) ?? (hasToPersist ? peer : createClient?.({})), createClient?.({}), peer];

  test(`${title}: a state is a text and back, with toPersist, without another request`, () => {
    const toPersist = { baseUrl: `${ORG}/oauth2`, clientId: 'c', state: SECRET, interactionHandle: HANDLE };
    const raw = polling({}, { expiresAt: '2031-05-01T10:00:00.000Z' });
    const before = structuredClone(raw);
    const text = flow.save(make(raw, undefined, toPersist));
    assert.equal(typeof text, 'string');
    for (const idx of makers) {
      const state = flow.resume(text, idx);
      assert.deepEqual(
        state.neededToProceed.map((/** @type {any} */ it) => it.name),
        ['challenge-poll'],
      );
      if (hasToPersist) assert.deepEqual(state.toPersist, toPersist);
      assert.deepEqual(flow.pollOf(state), { name: 'challenge-poll', refresh: 1000 });
      assert.deepEqual(state.rawIdxState.currentAuthenticator, before.currentAuthenticator);
      assert.equal(state.rawIdxState.expiresAt, before.expiresAt);
    }
  });

  test(`${title}: identities are as before: relatesTo is the very object of the response`, () => {
    const { rawIdxState, neededToProceed } = flow.resume(flow.save(make(polling())), makers[0]);
    assert.equal(neededToProceed[0].relatesTo, rawIdxState.currentAuthenticator);
    if (hasToPersist) assert.equal(rawIdxState.remediation.value[0].relatesTo, rawIdxState.currentAuthenticator);
  });

  test(`${title}: ${RECORDED.length} whole responses have the same members and identities afterwards`, () => {
    for (const { name, text } of RECORDED) {
      let state;
      try {
        state = make(JSON.parse(text));
      } catch {
        continue; // no IDX response
      }
      const saved = flow.save(state);
      const again = flow.resume(saved, makers[0]);
      const expected = makers[0].makeIdxState(JSON.parse(text));
      assert.deepEqual(identities(again.rawIdxState), identities(expected.rawIdxState), name);
      assert.deepEqual(again.context, expected.context, name);
      assert.deepEqual(Object.keys(again.actions), Object.keys(expected.actions), name);
      if (hasToPersist) assert.equal(flow.save(again), saved, name);
    }
  });

  test(`${title}: the resumed state goes on: its poll, and what it sends`, async () => {
    const { sent, fetch } = org(done());
    const idx = createClient?.({ fetch });
    const state = flow.resume(flow.save(make(polling())), idx);
    assert.equal((await flow.poll(state, clock())).neededToProceed[0].name, 'identify');
    assert.deepEqual(sent[0].body, { stateHandle: HANDLE });
  });

  test(`${title}: of a state that is resumed twice, the newer poll ends the older one`, async () => {
    const { sent, fetch } = org(done());
    const idx = createClient?.({ fetch });
    const text = flow.save(make(polling()));
    const { wait, tick } = heldClock();
    const older = rejection(flow.poll(flow.resume(text, idx), { wait }));
    await settled();
    await flow.poll(flow.resume(text, idx), clock());
    assert.equal((await Promise.race([older, settled()]))?.name, 'AbortError');
    await tick();
    assert.equal(sent.length, 1);
  });

  test(`${title}: saving changes nothing of the state`, () => {
    const state = make(polling());
    const [{ relatesTo }] = state.neededToProceed;
    const first = flow.save(state);
    assert.equal(state.neededToProceed[0].relatesTo, relatesTo);
    assert.equal(flow.save(state), first);
  });
}

for (const { name, flow } of FLOWS) {
  const idx = createClient?.({});

  test(`${name}: the first line of the text has a version, and both cores write the same text`, () => {
    const state = () => MAKERS[0].make(polling());
    const text = flow.save(state());
    assert.ok(text.startsWith(HEADER));
    JSON.parse(text.slice(HEADER.length));
    assert.equal(text, saving.save(state()));
  });

  test(`${name}: a state that one process saved is resumed by another`, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'okta-idx-wasm-flow-'));
    const file = path.join(folder, 'state.txt');
    const program = path.join(import.meta.dirname, 'saved-process.mjs');
    const there = (/** @type {string[]} */ ...args) => run(process.execPath, [program, name, file, ...args]);
    await writeFile(file, flow.save(MAKERS[0].make(polling(), undefined, { clientId: 'c' })));
    assert.equal(await there('resume'), 'challenge-poll aut1 c true');
    await there('save');
    const { neededToProceed, rawIdxState } = flow.resume(await readFile(file, 'utf8'), idx);
    assert.equal(neededToProceed[0].relatesTo, rawIdxState.currentAuthenticator);
  });

  test(`${name}: a text of another version is refused with ERR_IDX_SAVED, which says to start again`, () => {
    const text = flow.save(MAKERS[0].make(polling()));
    for (const version of ['0', '2', '10', '999999999999'])
      hasCode(
        thrownBy(() => flow.resume(text.replace('state 1', `state ${version}`), idx)),
        'ERR_IDX_SAVED',
        /^resume: .*another version.*: start the flow again/,
      );
  });

  test(`${name}: any other text is refused with ERR_IDX_SAVED`, () => {
    const text = flow.save(MAKERS[0].make(polling()));
    for (const wrong of [
      '',
      SECRET,
      JSON.stringify({ raw: {}, SECRET }),
      text.slice(HEADER.length),
      ` ${text}`,
      text.slice(0, -1),
      HEADER,
      `${HEADER}${SECRET}`,
      ...['null', '5', '[]', '{}', '{"raw":[]}', '{"raw":5}', `{"raw":{},"toPersist":"${SECRET}"}`].map(
        (it) => HEADER + it,
      ),
    ])
      hasCode(
        thrownBy(() => flow.resume(wrong, idx)),
        'ERR_IDX_SAVED',
        /^resume: the text is no saved state/,
      );
    const other = `${HEADER}{"raw":{"remediation":{"value":["${SECRET}"]}}}`;
    const refused = { makeIdxState: () => JSON.parse(`not ${SECRET.slice(0, 3)}`) };
    hasCode(
      thrownBy(() => flow.resume(other, refused)),
      'ERR_IDX_SAVED',
      /^resume: the saved state is no IDX response/,
    );
  });

  test(`${name}: arguments that are none have a code`, () => {
    for (const wrong of NO_OBJECTS) {
      hasCode(
        thrownBy(() => flow.save(wrong)),
        'ERR_IDX_CONFIG',
        /^save: the state must be an object/,
      );
      hasCode(
        thrownBy(() => flow.save({ rawIdxState: wrong })),
        'ERR_IDX_CONFIG',
        /^save: the state's `rawIdxState` must/,
      );
      if (wrong !== SECRET)
        hasCode(
          thrownBy(() => flow.resume(wrong, idx)),
          'ERR_IDX_CONFIG',
          /^resume: the text must be a string/,
        );
      const text = flow.save(MAKERS[0].make(done()));
      hasCode(
        thrownBy(() => flow.resume(text, wrong)),
        'ERR_IDX_CONFIG',
        /^resume: the second argument must have `makeIdxState`/,
      );
    }
    hasCode(
      thrownBy(() => flow.resume('', { default: idx })),
      'ERR_IDX_CONFIG',
      /: pass the default export/,
    );
  });

  test(`${name}: a state that cannot be JSON is refused with a code`, () => {
    const circle = /** @type {any} */ ({ SECRET });
    circle.self = circle;
    let deep = /** @type {any} */ (SECRET);
    for (let level = 0; level < 100_000; level++) deep = [deep];
    for (const odd of [circle, { n: 10n }, deep])
      hasCode(
        thrownBy(() => flow.save({ rawIdxState: { odd } })),
        'ERR_IDX_CONFIG',
        /^save: the state cannot be written as JSON/,
      );
  });

  test(`${name}: all text survives, also lone surrogates`, () => {
    const odd = ['Grüße', '🦀', '\ud83e', '\udd80', 'a\ud800b', '\0', '\u2028'];
    const raw = response([form('x')], { context: { type: 'object', value: { odd } } });
    assert.deepEqual(flow.resume(flow.save(MAKERS[0].make(raw)), idx).rawIdxState.context.value.odd, odd);
  });
}
