/** The fields of forms, and their messages. */

import type { IdxParams } from '../state.mjs';
import type { RemediationLike, StateLike } from './like.mjs';

/** A message to show. */
export interface Message {
  text?: string;
  /** Okta's key of the text (`i18n.key`), by which a page can have its own; for an error of Okta's API its code. */
  key?: string;
  /** `'ERROR'`, `'INFO'` or `'WARNING'`. */
  class?: string;
  /** The parameters of the text (`i18n.params`). */
  params: unknown[];
  /** The path of its field, such as `credentials.passcode`. Absent for a message of the flow itself. */
  path?: string;
  /** Links that belong to the text, as the server sends them. Absent if there are none. */
  links?: unknown[];
}

/**
 * The messages of a state: those of the flow, then those of the fields of its remediations, of the forms and options in them, in
 * order and none twice.
 *
 * @example
 * ```ts
 * import { messages } from 'okta-idx-wasm/flow';
 *
 * for (const { path, text } of messages(state)) console.log(path ?? 'the flow', text);
 * ```
 */
export function messages(state: StateLike): Message[];

/** A field to fill in (Ion, section 5.7). */
export interface Field {
  /** Where its value goes in the parameters of `proceed`: `credentials.passcode` is `{ credentials: { passcode } }`. */
  path: string;
  label?: string;
  /** `'string'` if the form does not say it. */
  type: string;
  /** Also of the only field of a form that is required. */
  required: boolean;
  secret: boolean;
  visible: boolean;
  /** The default value. */
  value?: unknown;
  /** The fewest characters. */
  minLength?: number;
  /** The most characters. */
  maxLength?: number;
  options?: FieldOption[];
  messages: Message[];
}

/** A value to choose. */
export interface FieldOption {
  label?: string;
  /** What to send at the field's path. For an option with a form: the values of that form which cannot be changed. */
  value?: unknown;
  /** The fields of its form, whose values are sent beside those of `value`. */
  fields: Field[];
}

/**
 * Every field of a remediation that can be filled in, flat: of a field with a form, the fields of that form.
 *
 * @example
 * ```ts
 * import { fields } from 'okta-idx-wasm/flow';
 *
 * for (const { path, label, secret } of fields(state.neededToProceed[0])) console.log(path, label, secret);
 * ```
 */
export function fields(remediation: RemediationLike): Field[];

/** Something wrong with a value. */
export interface Invalid {
  /** The path of the field. */
  path: string;
  problem: /** Missing, or an empty string. */
    | 'required'
    /** The form has no such field. */
    | 'unknown'
    /** Of another type than the field. */
    | 'type'
    | 'tooShort'
    | 'tooLong'
    | 'notAnOption'
    /** The field cannot be changed, and has another value. */
    | 'immutable';
  /** The fewest or the most characters. */
  limit?: number;
}

/**
 * What is wrong with parameters for a remediation; empty where all is well. Only what the form says is checked; a rule of the
 * server that is not in the form is not.
 *
 * @example
 * ```ts
 * import { validate } from 'okta-idx-wasm/flow';
 *
 * const wrong = validate(state.neededToProceed[0], { identifier: '' });
 * if (wrong.length === 0) await state.proceed('identify', { identifier: '' });
 * ```
 */
export function validate(remediation: RemediationLike, params: IdxParams): Invalid[];
