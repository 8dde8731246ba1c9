// @ts-check
// Another process that resumes a state and signs in with it. Prints what it found as JSON.
import { LIBRARIES, namesOf, passcode } from './org-harness.mjs';

const { SAVED = '', LIBRARY = '', PASSCODE = '' } = process.env;

const library = LIBRARIES.find(({ name }) => name === LIBRARY);
if (!library) throw new Error(`no library ${LIBRARY}`);
const { idx, flow } = library;

const state = flow.resume(SAVED, idx);
const [form] = state.neededToProceed;
const found = {
  names: namesOf(state),
  actions: Object.keys(state.actions),
  toPersist: state.toPersist,
  isSame: form.relatesTo === state.rawIdxState.currentAuthenticatorEnrollment,
};
const done = await state.proceed('challenge-authenticator', passcode(PASSCODE));
console.log(JSON.stringify({ ...found, interactionCode: done.interactionCode }));
