// What must compile in CommonJS. Run by types.test.mjs; never executed.
import flow = require('okta-idx-wasm/flow');
import js = require('okta-idx-wasm/flow/js');

export const of: flow.PollOf | undefined = flow.pollOf({});
export const messages: flow.Message[] = js.messages({});
