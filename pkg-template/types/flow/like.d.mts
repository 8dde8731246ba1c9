/** What the functions of `okta-idx-wasm/flow` take. */

/** A state, or a plain object with the same members. */
export type StateLike = object;

/** An entry of `neededToProceed`, or a plain object with the same members. */
export type RemediationLike = object;
