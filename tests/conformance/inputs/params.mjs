// @ts-check
/** What callers pass to an action, made anew for each package. */
export const PARAMS = {
  nothing: () => undefined,
  '{}': () => ({}),
  'a field': () => ({ identifier: 'someone@example.com' }),
  nested: () => ({ credentials: { passcode: 'åß😀"\\', more: [1, null, { a: undefined }] } }),
  'over defaults and immutables': () => ({ stateHandle: 'mine', rememberMe: false, passcode: '', identifier: null }),
  null: () => null,
  'a text': () => 'ab',
  'a list': () => ['x', { y: 1 }],
  'a number': () => 7,
  true: () => true,
  'undefined members': () => ({ a: undefined, b: 1, c: () => 1, d: Symbol('d') }),
  'odd keys': () => ({ 'a.b': 1, 10: 'ten', 2: 'two', '': 'empty', é: 1, constructor: 2 }),
  'key __proto__': () => JSON.parse('{"__proto__":{"x":1},"a":1}'),
  'lone surrogates': () => ({ a: '\ud800', '\udfff': 'b' }),
  numbers: () => ({ nan: NaN, infinity: -Infinity, minus: -0, big: 1e21, small: 1e-7 }),
  'a date': () => ({ at: new Date(0) }),
  'own toJSON': () => ({ a: 1, toJSON: () => ({ replaced: true }) }),
  'nothing at all to send': () => ({ toJSON: () => undefined }),
  'an instance': () => Object.assign(Object.create({ inherited: 1 }), { own: 2 }),
  'without prototype': () => Object.assign(Object.create(null), { own: 2 }),
  'a map': () => new Map([['a', 1]]),
  'a getter': () => ({
    get a() {
      return 'got';
    },
  }),
  'hidden and symbol members': () => Object.defineProperty({ [Symbol('s')]: 1, seen: 1 }, 'hidden', { value: 2 }),
  'a throwing getter': () => ({
    get a() {
      throw new RangeError('no');
    },
  }),
  'a bigint': () => ({ a: 1n }),
  'a circle': () => {
    const circle = {};
    circle.self = circle;
    return circle;
  },
  'a frozen object': () => Object.freeze({ a: 1 }),
  boxed: () => ({ a: new String('s'), b: new Number(1), c: new Boolean(false) }),
};

/** What a state is made to persist. */
export const PERSISTED = {
  'an object': () => ({
    baseUrl: 'https://org.example.com/oauth2',
    clientId: 'c',
    state: 's',
    withCredentials: undefined,
  }),
  'without credentials': () => ({ withCredentials: false }),
  'with credentials': () => ({ withCredentials: true }),
  'credentials 0': () => ({ withCredentials: 0 }),
  undefined: () => undefined,
  null: () => null,
  'a text': () => 'text',
  inherited: () => Object.create({ withCredentials: false }),
};
