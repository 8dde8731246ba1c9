/** Security keys and passkeys. */

import type { IdxAbortSignal } from '../config.mjs';
import type { RemediationLike, StateLike } from './like.mjs';

/** The argument of `navigator.credentials.create` or `.get`. */
export interface CeremonyOptions {
  /** The members as the server sent them, with bytes where the browser takes bytes. */
  publicKey: any;
  mediation?: 'conditional';
}

/** The name of a remediation and its parameters, for `proceed`. */
export interface CeremonyResult {
  name: string;
  params: { credentials: Record<string, string> };
}

/**
 * WebAuthn: the options of a ceremony from a state, and the parameters for `proceed` from a credential. The rules are those of
 * Okta's sign-in widget: all members of the server's data pass through; the user's keys (`authenticatorEnrollments`) are
 * excluded or allowed; padded base64 goes out.
 *
 * Without a challenge in the state, with a challenge that is not base64, or with a credential of another ceremony, they throw
 * `ERR_IDX_WEBAUTHN`.
 */
export const webauthn: {
  /**
   * The argument of `navigator.credentials.create`. A key that must be discoverable excludes none.
   *
   * @example
   * ```ts
   * import { webauthn } from 'okta-idx-wasm/flow';
   *
   * const credential = await navigator.credentials.create(webauthn.creationOptions(state));
   * ```
   */
  creationOptions(state: StateLike): CeremonyOptions;
  /**
   * The argument of `navigator.credentials.get`. With `conditional`, that of autofill, to which you add a `signal`. Any key is
   * allowed for autofill, and where the user is not known yet.
   *
   * @example
   * ```ts
   * import { webauthn } from 'okta-idx-wasm/flow';
   *
   * const credential = await navigator.credentials.get(webauthn.requestOptions(state));
   * ```
   */
  requestOptions(state: StateLike, options?: { conditional?: boolean }): CeremonyOptions;
  /**
   * The parameters after a registration. `credential` is a `PublicKeyCredential`, or what its `toJSON()` returned.
   *
   * @example
   * ```ts
   * import { webauthn } from 'okta-idx-wasm/flow';
   *
   * const [remediation] = state.neededToProceed;
   * const credential = await navigator.credentials.create(webauthn.creationOptions(state));
   * if (credential) await state.proceed(remediation.name, webauthn.attestation(credential, remediation));
   * ```
   */
  attestation(credential: object, remediation: RemediationLike): CeremonyResult['params'];
  /**
   * The parameters after a sign-in. `credential` is a `PublicKeyCredential`, or what its `toJSON()` returned.
   *
   * @example
   * ```ts
   * import { webauthn } from 'okta-idx-wasm/flow';
   *
   * const [remediation] = state.neededToProceed;
   * const credential = await navigator.credentials.get(webauthn.requestOptions(state));
   * if (credential) await state.proceed(remediation.name, webauthn.assertion(credential, remediation));
   * ```
   */
  assertion(credential: object, remediation: RemediationLike): CeremonyResult['params'];
  /**
   * Registers a key: asks the browser, and makes the parameters. Rejects with what `navigator.credentials` rejects with, and with
   * `ERR_IDX_NO_CREDENTIALS` where there is none.
   *
   * @example
   * ```ts
   * import { webauthn } from 'okta-idx-wasm/flow';
   *
   * const { name, params } = await webauthn.create(state);
   * const next = await state.proceed(name, params);
   * ```
   */
  create(state: StateLike, options?: { signal?: IdxAbortSignal | null }): Promise<CeremonyResult>;
  /**
   * Signs in with a key: asks the browser, and makes the parameters. Rejects like `create`.
   *
   * @example
   * ```ts
   * import { webauthn } from 'okta-idx-wasm/flow';
   *
   * const { name, params } = await webauthn.get(state);
   * const next = await state.proceed(name, params);
   * ```
   */
  get(state: StateLike, options?: { signal?: IdxAbortSignal | null; conditional?: boolean }): Promise<CeremonyResult>;
};
