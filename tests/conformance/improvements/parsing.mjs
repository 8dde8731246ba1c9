// @ts-check
/** Listed improvements in what a state is made of. */

const attempt = (make) => {
  try {
    return make();
  } catch (error) {
    return `throws ${error.constructor.name}`;
  }
};
const parse = (idx, text) => attempt(() => idx.makeIdxState(JSON.parse(text)));
const remediations = (...list) => JSON.stringify({ remediation: { value: list }, user: { profile: { id: 1 } } });

export const PARSING = [
  {
    name: 'relatesTo is a path, never code',
    observe({ idx }) {
      const of = (path) => {
        const raw = JSON.parse(remediations({ name: 'a', relatesTo: path }));
        return attempt(() => {
          idx.makeIdxState(raw);
          return raw.remediation.value[0].relatesTo;
        });
      };
      const escape = '$.user[?(@.constructor.constructor("globalThis.conformanceRan = true")())]';
      const seen = { left: of(escape) === escape, ran: 'conformanceRan' in globalThis };
      delete globalThis.conformanceRan;
      const index = '$.user[(globalThis.nothing,"profile")]';
      return {
        ...seen,
        index: of(index) === index,
        descent: of('$..id'),
        wildcard: of('$.*') === '$.*',
        known: of('$.user.profile'),
      };
    },
    peer: { left: true, ran: true, index: false, descent: 1, wildcard: false, known: { id: 1 } },
    ours: { left: true, ran: false, index: true, descent: '$..id', wildcard: true, known: { id: 1 } },
  },
  {
    name: 'fields of any name are plain data',
    async observe({ idx, send }) {
      const state = parse(
        idx,
        '{"__proto__":{"a":1},"constructor":"c","toString":{"type":"object","value":{"__proto__":{"rel":0},"k":1}},' +
          '"s":{"type":"object","value":{"__proto__":{"b":2},"k":1}},"x":{"rel":1,"name":"__proto__"},' +
          '"remediation":{"value":[{"name":"go","href":"https://o/","value":[{"name":"__proto__","value":"v"},{"name":"constructor","value":"w"},' +
          '{"name":"toString","value":"x","mutable":false}]},{"name":"r","relatesTo":"constructor"}]}}',
      );
      const plain = parse(
        idx,
        '{"constructor":"c","remediation":{"value":[{"name":"go","href":"https://o/","value":[{"name":"__proto__","value":{"v":1}},' +
          '{"name":"constructor","value":"w"},{"name":"toString","value":"x","mutable":false}]}]}}',
      );
      const [request] = await send(() => plain.proceed('go', {}));
      if (typeof state === 'string') return { state, body: request.body };
      return {
        state: Object.keys(state.context),
        sub: Object.keys(state.context.s.value),
        actions: Object.keys(state.actions),
        prototypes: [state.context, state.context.s.value, state.actions].every(
          (one) => Object.getPrototypeOf(one) === Object.prototype,
        ),
        related: state.rawIdxState.remediation.value[1].relatesTo,
        body: request.body,
      };
    },
    peer: { state: 'throws TypeError', body: '{"constructor":"w","toString":"x"}' },
    ours: {
      state: ['__proto__', 'constructor', 'toString', 's'],
      sub: ['__proto__', 'k'],
      actions: ['__proto__'],
      prototypes: true,
      related: 'c',
      body: '{"__proto__":{"v":1},"constructor":"w","toString":"x"}',
    },
  },
  {
    name: 'a null sub-field, or an object field without value, is kept',
    observe: ({ idx }) =>
      [
        '{"user":{"type":"object","value":{"id":null,"b":1}}}',
        '{"user":{"type":"object","x":1}}',
        '{"user":{"type":"object","value":null}}',
      ].map((text) => {
        const state = parse(idx, text);
        return state.context?.user ?? state;
      }),
    peer: ['throws TypeError', 'throws TypeError', 'throws TypeError'],
    ours: [
      { type: 'object', value: { id: null, b: 1 } },
      { type: 'object', x: 1, value: undefined },
      { type: 'object', value: null },
    ],
  },
  {
    name: 'success without its code leaves interactionCode undefined',
    observe: ({ idx }) =>
      ['true', '{}', '{"value":[]}', '{"value":[{"name":"other","value":1}]}', '{"value":{}}', '{"value":"text"}'].map(
        (success) => {
          const state = parse(idx, `{"successWithInteractionCode":${success}}`);
          return state.hasInteractionCode ? [state.hasInteractionCode(), state.interactionCode] : state;
        },
      ),
    peer: Array(6).fill('throws TypeError'),
    ours: Array(6).fill([true, undefined]),
  },
  {
    name: 'null among remediations, fields or options is passed over',
    observe({ idx }) {
      const see = (...list) => {
        const state = parse(idx, remediations(...list));
        return state.neededToProceed?.map(({ name, action }) => [name, action.neededParams]) ?? state;
      };
      const raw = JSON.parse(remediations(null, { name: 'a', value: [null, { name: 'f' }] }));
      const kept = attempt(() => idx.makeIdxState(raw)) && JSON.stringify(raw.remediation.value);
      const cancel = parse(idx, '{"cancel":{"rel":1,"name":"cancel","value":[null,{"name":"f"}]}}');
      const code = parse(
        idx,
        '{"successWithInteractionCode":{"value":[null,{"name":"interaction_code","value":"c"}]}}',
      );
      return [
        see(null, { name: 'a', value: [] }),
        see({ name: 'a', value: [null, { name: 'f' }] }),
        see({ name: 'a', value: [{ name: 'f', options: [null] }] }),
        kept,
        cancel.actions?.cancel.neededParams ?? cancel,
        code.interactionCode ?? code,
      ];
    },
    peer: [
      'throws TypeError',
      'throws TypeError',
      'throws TypeError',
      '[null,{"name":"a","value":[null,{"name":"f"}]}]',
      'throws TypeError',
      'throws TypeError',
    ],
    ours: [
      [['a', [[]]]],
      [['a', [[{ name: 'f' }]]]],
      [['a', [[{ name: 'f', options: [null] }]]]],
      '[null,{"name":"a","value":[null,{"name":"f"}]}]',
      [[{ name: 'f' }]],
      'c',
    ],
  },
  {
    name: 'rawIdxResponse is there too, not enumerable',
    observe({ idx }) {
      const raw = { a: 1 };
      const state = idx.makeIdxState(raw);
      return [
        'rawIdxResponse' in state,
        state.rawIdxResponse === raw,
        Object.keys(state).includes('rawIdxResponse'),
        state.rawIdxState === raw,
      ];
    },
    peer: [false, false, false, true],
    ours: [true, true, false, true],
  },
];
