// Goes through a flow of plain objects with `okta-idx-wasm/flow`, which is given.

/** @param {any} flow the module */
export async function goThrough(flow) {
  const real = WebAssembly.Instance;
  let instances = 0;
  WebAssembly.Instance = class extends real {
    constructor(...given) {
      super(...given);
      instances++;
    }
  };
  const passcode = { name: 'passcode', required: true, minLength: 6, secret: true };
  const code = {
    name: 'challenge-authenticator',
    value: [{ name: 'credentials', type: 'object', required: true, form: { value: [passcode] } }],
  };
  const waiting = {
    neededToProceed: [{ name: 'challenge-poll', refresh: 5, value: [] }],
    actions: {},
    rawIdxState: {},
  };
  const next = { neededToProceed: [code], actions: {}, rawIdxState: {} };
  let polls = 0;
  waiting.proceed = async () => (++polls < 3 ? waiting : next);
  const reached = await flow.poll(waiting);
  const [remediation] = reached.neededToProceed;
  const outcome = {
    polls,
    paths: flow.fields(remediation).map(({ path }) => path),
    invalid: flow.validate(remediation, { credentials: { passcode: '1' } }),
    callback: flow.callback('https://app.example/?otp=123456&state=s', {
      redirectUri: 'https://app.example/',
      state: 's',
    }),
    codes: flow.ERROR_CODES.length,
    core: instances > 0 ? 'WebAssembly' : 'JavaScript',
  };
  console.log(`OUTCOME ${JSON.stringify(outcome)}`);
}
