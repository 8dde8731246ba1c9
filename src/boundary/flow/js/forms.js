// Forms and messages.

import { FUNCTION_FIELDS, FUNCTION_MESSAGES, FUNCTION_VALIDATE } from './codes.js';
import { call } from './core.js';
import { checkedObject, viewOf } from './encode.js';

/** The remediation that a caller gives. */
export const checkedRemediation = (remediation, name) => checkedObject(remediation, `${name}: the remediation`);

/** The messages of a state. */
export const messages = (state) => call(FUNCTION_MESSAGES, 'messages', viewOf(state, 'messages'));

/** The fields of a remediation to fill in. */
export const fields = (remediation) => call(FUNCTION_FIELDS, 'fields', checkedRemediation(remediation, 'fields'));

/** What is wrong with parameters for a remediation. */
export const validate = (remediation, params) =>
  call(
    FUNCTION_VALIDATE,
    'validate',
    checkedRemediation(remediation, 'validate'),
    checkedObject(params, 'validate: the parameters'),
  );
