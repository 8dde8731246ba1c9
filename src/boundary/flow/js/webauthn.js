// WebAuthn: between states and `navigator.credentials`.

import { hide } from '../../js/hide.js';
import { checkedSignal } from '../../js/signal.js';
import {
  ERR_IDX_NO_CREDENTIALS,
  ERR_IDX_WEBAUTHN,
  FUNCTION_ASSERTION,
  FUNCTION_ATTESTATION,
  FUNCTION_CREATION_OPTIONS,
  FUNCTION_REQUEST_OPTIONS,
} from './codes.js';
import { call } from './core.js';
import { checkedObject, checkedOptions, viewOf } from './encode.js';
import { checkedRemediation } from './forms.js';

const optionsOf = (publicKey, isConditional) =>
  isConditional ? { mediation: 'conditional', publicKey } : { publicKey };

const creation = (state, name) => call(FUNCTION_CREATION_OPTIONS, name, viewOf(state, name));

const request = (state, { conditional }, name) =>
  call(FUNCTION_REQUEST_OPTIONS, name, viewOf(state, name), conditional === true);

/** The argument of `navigator.credentials.create`. */
const creationOptions = (state) => optionsOf(creation(state, 'creationOptions').publicKey);

/** The argument of `navigator.credentials.get`. */
const requestOptions = (state, options) => {
  const given = checkedOptions(options, 'requestOptions');
  return optionsOf(request(state, given, 'requestOptions').publicKey, given.conditional === true);
};

/** The parts of a credential, or of what its `toJSON()` returns. */
function partsOf(credential, name) {
  const shown = `${name}: the credential`;
  const response = checkedObject(checkedObject(credential, shown).response, `${shown}'s \`response\``);
  const { clientDataJSON, attestationObject, authenticatorData, signature, userHandle } = response;
  const transports = typeof response.getTransports === 'function' ? response.getTransports() : response.transports;
  const extensions =
    typeof credential.getClientExtensionResults === 'function'
      ? credential.getClientExtensionResults()
      : credential.clientExtensionResults;
  const texts = { transports: JSON.stringify(transports), clientExtensions: JSON.stringify(extensions) };
  return { clientDataJSON, attestationObject, authenticatorData, signature, userHandle, ...texts };
}

/** The parameters for `proceed` after a registration. */
const attestation = (credential, remediation) =>
  call(
    FUNCTION_ATTESTATION,
    'attestation',
    partsOf(credential, 'attestation'),
    checkedRemediation(remediation, 'attestation'),
  );

/** The parameters for `proceed` after a sign-in. */
const assertion = (credential, remediation) =>
  call(FUNCTION_ASSERTION, 'assertion', partsOf(credential, 'assertion'), checkedRemediation(remediation, 'assertion'));

/** Asks the browser for a credential. */
async function ask(method, publicKey, isConditional, signal) {
  const { credentials } = typeof navigator === 'undefined' ? {} : navigator;
  if (!credentials || typeof credentials[method] !== 'function')
    throw hide(
      new Error(
        `webauthn: there is no \`navigator.credentials.${method}\`: use a browser that has it, on a page over https or from localhost`,
      ),
      'code',
      ERR_IDX_NO_CREDENTIALS,
    );
  const options = optionsOf(publicKey, isConditional);
  return credentials[method](signal ? { ...options, signal } : options);
}

/** Runs a ceremony of a state; resolves to the name of the remediation and the parameters for `proceed`. */
async function ceremony(method, state, given, { publicKey, remediation: at }, toParams) {
  const signal = checkedSignal(given.signal);
  const remediation = state.neededToProceed[at];
  const credential = await ask(method, publicKey, given.conditional === true, signal);
  if (credential === null)
    throw hide(new Error('webauthn: the browser gave no credential: ask again'), 'code', ERR_IDX_WEBAUTHN);
  return { name: remediation.name, params: toParams(credential, remediation) };
}

/** Registers a key: asks the browser for it, and makes the parameters for `proceed`. */
const create = async (state, options) => {
  const { signal } = checkedOptions(options, 'create');
  return ceremony('create', state, { signal }, creation(state, 'create'), attestation);
};

/** Signs in with a key: asks the browser for it, and makes the parameters for `proceed`. */
const get = async (state, options) => {
  const given = checkedOptions(options, 'get');
  return ceremony('get', state, given, request(state, given, 'get'), assertion);
};

export const webauthn = { creationOptions, requestOptions, attestation, assertion, create, get };
