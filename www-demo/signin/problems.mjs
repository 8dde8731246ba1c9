/** Messages for the user about errors that are not part of IDX. */
import { isObject, textOf } from '../dom.mjs';

/**
 * @param {unknown} error a rejection value, of any type
 * @returns {{ title: string, detail: string }}
 */
export function describeProblem(error) {
  if (typeof error === 'string') return { title: 'That did not work.', detail: error };
  if (error instanceof Error) return describeError(error);
  if (!isObject(error)) return { title: 'That did not work.', detail: String(error) };
  // `idx.start` wraps its rejection value: { error: <cause> }, or a state whose response is not an IDX body.
  if (isObject(error.details)) return describeProblem(error.details.rawIdxState);
  if (isObject(error.rawIdxState)) return describeProblem(error.rawIdxState);
  if (isObject(error.error)) return describeProblem(error.error);
  const code = textOf(error.error) ?? textOf(error.errorCode);
  const detail = textOf(error.error_description) ?? textOf(error.errorSummary) ?? textOf(error.message);
  return { title: 'The organisation refused the request.', detail: [code, detail].filter(Boolean).join(': ') };
}

/** @param {Error & { status?: number, url?: string, contentType?: string }} error */
function describeError(error) {
  if (error.status !== undefined || error instanceof SyntaxError) {
    return { title: 'The answer could not be read.', detail: error.message };
  }
  // `fetch` rejects with a TypeError whose text differs between browsers. That of an invalid URL contains "URL".
  if (error instanceof TypeError && !/url/i.test(error.message)) {
    return {
      title: 'The organisation could not be reached.',
      detail: `Check the network, the issuer in the settings, and that this page’s origin is trusted there. (${error.message})`,
    };
  }
  return { title: 'That did not work.', detail: error.message };
}
