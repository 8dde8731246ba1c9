// @ts-check
// `messages`, `fields` and `validate`.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { corpus, fixtures } from '../conformance/sources.mjs';
import { EVERY, FLOWS, HANDLE, MAKERS, SECRET } from './entries.mjs';
import { hasCode, NO_OBJECTS, thrownBy } from './errors.mjs';
import { form, response } from './org.mjs';

const message = (/** @type {string} */ text, /** @type {string} */ key, own = {}) => ({
  message: text,
  i18n: { key, params: [] },
  class: 'ERROR',
  ...own,
});
const messagesOf = (/** @type {any[]} */ ...value) => ({ messages: { type: 'array', value } });

const PASSCODE = {
  name: 'credentials',
  type: 'object',
  required: true,
  form: {
    value: [
      { name: 'passcode', label: 'Code', secret: true, ...messagesOf(message('Wrong code', 'passcode.invalid')) },
    ],
  },
};
const METHOD = {
  name: 'methodType',
  options: [
    { label: 'SMS', value: 'sms' },
    { label: 'Voice', value: 'voice' },
  ],
};
const AUTHENTICATOR = {
  name: 'authenticator',
  type: 'object',
  options: [
    { label: 'Email', value: { form: { value: [{ name: 'id', value: 'aut1', mutable: false }] } } },
    {
      label: 'Phone',
      value: {
        form: {
          value: [
            { name: 'id', value: 'aut2', mutable: false, required: true },
            { ...METHOD, ...messagesOf(message('Choose', 'choose')) },
          ],
        },
      },
    },
  ],
};
const HIDDEN = { name: 'stateHandle', required: true, value: HANDLE, visible: false, mutable: false };
const REMEDIATION = form('challenge', { value: [PASSCODE, AUTHENTICATOR, HIDDEN] });
const SELECT = form('select', { value: [AUTHENTICATOR, HIDDEN] });

for (const { title, flow, maker } of EVERY) {
  test(`${title}: messages gives those of the flow, then those of fields, nested forms and options, with paths`, () => {
    const own = messagesOf(message('Slow down', 'slow', { class: 'WARNING', i18n: { key: 'slow', params: ['5', 6] } }));
    assert.deepEqual(flow.messages(maker.make(response([REMEDIATION], own))), [
      { text: 'Slow down', key: 'slow', class: 'WARNING', params: ['5', 6] },
      { text: 'Wrong code', key: 'passcode.invalid', class: 'ERROR', params: [], path: 'credentials.passcode' },
      { text: 'Choose', key: 'choose', class: 'ERROR', params: [], path: 'authenticator.methodType' },
    ]);
  });

  test(`${title}: messages gives none twice, and an empty list where there is none`, () => {
    const twice = response(
      [REMEDIATION, REMEDIATION],
      messagesOf(message('A', 'a'), message('A', 'a'), message('B', 'a')),
    );
    assert.deepEqual(
      flow.messages(maker.make(twice)).map((/** @type {any} */ it) => it.text),
      ['A', 'B', 'Wrong code', 'Choose'],
    );
    assert.deepEqual(flow.messages(maker.make({})), []);
    const bare = flow.messages(maker.make(response([], messagesOf({ message: 'Bare' }))));
    assert.deepEqual(bare, [{ text: 'Bare', params: [] }]);
  });

  test(`${title}: messages gives the errorSummary of an error of Okta's API`, () => {
    const raw = { errorCode: 'E0000004', errorSummary: 'Authentication failed' };
    const expected = [{ text: 'Authentication failed', key: 'E0000004', class: 'ERROR', params: [] }];
    assert.deepEqual(flow.messages(maker.make(raw)), expected);
  });

  test(`${title}: fields gives every field to fill in, flat, with its path, rules, options and messages`, () => {
    const [remediation] = maker.make(response([REMEDIATION])).neededToProceed;
    const [passcode, authenticator, ...others] = flow.fields(remediation);
    const usual = { type: 'string', required: false, secret: false, visible: true };
    assert.deepEqual(passcode, {
      ...usual,
      path: 'credentials.passcode',
      label: 'Code',
      // It is the only field of a form that is required.
      required: true,
      secret: true,
      messages: [
        { text: 'Wrong code', key: 'passcode.invalid', class: 'ERROR', params: [], path: 'credentials.passcode' },
      ],
    });
    const path = 'authenticator.methodType';
    assert.deepEqual(authenticator, {
      ...usual,
      path: 'authenticator',
      type: 'object',
      messages: [],
      options: [
        { label: 'Email', value: { id: 'aut1' }, fields: [] },
        {
          label: 'Phone',
          value: { id: 'aut2' },
          fields: [
            {
              ...usual,
              path,
              options: [
                { label: 'SMS', value: 'sms', fields: [] },
                { label: 'Voice', value: 'voice', fields: [] },
              ],
              messages: [{ text: 'Choose', key: 'choose', class: 'ERROR', params: [], path }],
            },
          ],
        },
      ],
    });
    assert.deepEqual(others, []);
  });

  test(`${title}: fields gives the default value, label, limits, and what is required or hidden`, () => {
    const value = [
      { name: 'a', type: 'number', label: 'A', required: true, visible: false, value: 5, minLength: 1, maxLength: 9 },
      { name: 'b', type: 'boolean', value: false, options: [] },
    ];
    const [remediation] = maker.make(response([form('x', { value })])).neededToProceed;
    assert.deepEqual(flow.fields(remediation), [
      {
        path: 'a',
        label: 'A',
        type: 'number',
        required: true,
        secret: false,
        visible: false,
        value: 5,
        minLength: 1,
        maxLength: 9,
        messages: [],
      },
      {
        path: 'b',
        type: 'boolean',
        required: false,
        secret: false,
        visible: true,
        value: false,
        options: [],
        messages: [],
      },
    ]);
  });

  test(`${title}: validate finds nothing where all is well`, () => {
    const [challenge, select] = maker.make(response([REMEDIATION, SELECT])).neededToProceed;
    const passcode = { credentials: { passcode: '123' } };
    for (const authenticator of [{ id: 'aut1' }, { id: 'aut2', methodType: 'sms' }, { id: 'aut2' }]) {
      assert.deepEqual(flow.validate(challenge, { ...passcode, authenticator }), []);
      assert.deepEqual(flow.validate(select, { authenticator }), []);
    }
    assert.deepEqual(flow.validate(select, { authenticator: undefined, stateHandle: HANDLE }), []);
  });

  test(`${title}: validate finds unknown, type, notAnOption and immutable, each with its path`, () => {
    const [challenge, select] = maker.make(response([REMEDIATION, SELECT])).neededToProceed;
    for (const [remediation, params, expected] of /** @type {[any, any, any[]][]} */ ([
      [challenge, { credentials: { passcode: '1' }, extra: 1 }, [['extra', 'unknown']]],
      [challenge, { credentials: { passcode: '1', more: 1 } }, [['credentials.more', 'unknown']]],
      [challenge, { credentials: '123' }, [['credentials', 'type']]],
      [select, { authenticator: { id: 'aut3' } }, [['authenticator', 'notAnOption']]],
      [select, { authenticator: { id: 'aut2', methodType: 'fax' } }, [['authenticator.methodType', 'notAnOption']]],
      [select, { stateHandle: 'other' }, [['stateHandle', 'immutable']]],
    ])) {
      const found = flow.validate(remediation, params);
      assert.deepEqual(
        found.map((/** @type {any} */ it) => [it.path, it.problem]),
        expected,
      );
      assert.ok(found.every((/** @type {any} */ it) => !('limit' in it)));
    }
  });

  test(`${title}: validate finds required, tooShort and tooLong, with the limit`, () => {
    const value = [{ name: 'pin', type: 'string', required: true, minLength: 4, maxLength: 6 }, HIDDEN];
    const [remediation] = maker.make(response([form('x', { value })])).neededToProceed;
    const found = (/** @type {any} */ pin) => flow.validate(remediation, { pin });
    for (const missing of [undefined, null, ''])
      assert.deepEqual(found(missing), [{ path: 'pin', problem: 'required' }]);
    assert.deepEqual(found('123'), [{ path: 'pin', problem: 'tooShort', limit: 4 }]);
    assert.deepEqual(found('1234567'), [{ path: 'pin', problem: 'tooLong', limit: 6 }]);
    assert.deepEqual(found(1234), [{ path: 'pin', problem: 'type' }]);
    for (const well of ['1234', '123456', '🦀🦀🦀🦀', 'ääää']) assert.deepEqual(found(well), []);
  });

  test(`${title}: validate never guesses: what the form does not say is not checked`, () => {
    const value = [{ name: 'any' }, { name: 'email', type: 'email' }, { name: 'list', type: 'array' }];
    const [remediation] = maker.make(response([form('x', { value })])).neededToProceed;
    for (const given of ['', 'x'.repeat(1000), 5, true, [1], {}, null])
      assert.deepEqual(flow.validate(remediation, { any: given, email: 'no address', list: given }), []);
    assert.deepEqual(flow.validate(form('x', { value: undefined }), {}), []);
  });
}

for (const { name, flow } of FLOWS) {
  test(`${name}: states, remediations and params that are none have a code`, () => {
    for (const wrong of NO_OBJECTS) {
      hasCode(
        thrownBy(() => flow.messages(wrong)),
        'ERR_IDX_CONFIG',
        /^messages: the state must be an object/,
      );
      hasCode(
        thrownBy(() => flow.fields(wrong)),
        'ERR_IDX_CONFIG',
        /^fields: the remediation must be an object/,
      );
      hasCode(
        thrownBy(() => flow.validate(wrong, {})),
        'ERR_IDX_CONFIG',
        /^validate: the remediation must be an object/,
      );
      hasCode(
        thrownBy(() => flow.validate({}, wrong)),
        'ERR_IDX_CONFIG',
        /^validate: the parameters must be an object/,
      );
    }
  });

  test(`${name}: no result shows a value that was given to validate`, () => {
    const value = [{ name: 'pin', type: 'string', minLength: 100 }, AUTHENTICATOR];
    const found = flow.validate(form('x', { value }), { pin: SECRET, authenticator: { id: SECRET } });
    assert.equal(found.length, 2);
    assert.ok(!JSON.stringify(found).includes(SECRET));
  });
}

/** The fields and those of their options. @param {any[]} fields @returns {any[]} */
const all = (fields) =>
  fields.flatMap((field) => [field, ...(field.options ?? []).flatMap((/** @type {any} */ it) => all(it.fields))]);

/** Whether a path leads to a field of a form. Names may have dots in them. @param {any} form @param {string} path @returns {boolean} */
const exists = (form, path) =>
  (Array.isArray(form) ? form : []).some((/** @type {any} */ field) => {
    if (path === field.name) return true;
    if (!path.startsWith(`${field.name}.`)) return false;
    const holders = [field, ...(field.options ?? [])];
    const forms = holders.flatMap((it) => [it.form?.value, it.value?.form?.value]);
    return forms.some((below) => exists(below, path.slice(field.name.length + 1)));
  });

const RECORDED = [...fixtures(), ...corpus()];

for (const { title, flow, maker } of EVERY) {
  test(`${title}: ${RECORDED.length} whole responses: nothing throws, paths exist, defaults are only incomplete`, () => {
    for (const { name, text } of RECORDED) {
      let state;
      try {
        state = maker.make(JSON.parse(text));
      } catch {
        continue; // no IDX response
      }
      for (const { path } of flow.messages(state))
        assert.ok(
          path === undefined || state.neededToProceed.some((/** @type {any} */ it) => exists(it.value, path)),
          `${name}: the message of ${path}`,
        );
      flow.pollOf(state);
      for (const remediation of state.neededToProceed) {
        const fields = flow.fields(remediation);
        for (const { path } of all(fields))
          assert.ok(exists(remediation.value, path), `${name}: ${remediation.name}: ${path}`);
        const defaults = flow.validate(remediation, {});
        for (const { path, problem } of defaults) {
          assert.equal(problem, 'required', `${name}: ${remediation.name}: ${path}`);
          assert.ok(exists(remediation.value, path), path);
        }
      }
    }
  });
}

test('each kind of state was tested with the same responses', () => {
  assert.equal(MAKERS.length, 4);
});
