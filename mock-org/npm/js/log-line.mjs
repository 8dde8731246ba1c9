// @ts-check
// One line of the log for a request: what was asked, and what can follow. Never a handle, a code or a password.

const decoder = new TextDecoder();

/** @param {import('./response.mjs').Answer} answer */
function ion({ headers, body }) {
  const type = new Headers(headers).get('content-type') ?? '';
  if (!type.startsWith('application/ion+json')) return undefined;
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    return undefined;
  }
}

/**
 * @param {{ method: string, url: URL }} asked
 * @param {import('./response.mjs').Answer} answer
 */
export function logLine({ method, url }, answer) {
  // What follows may be a token: a mail's link, a device's notification.
  const path = url.pathname.replace(/^(\/email\/verify|\/__device)\/[\w-]{20,}$/, '$1/...');
  const parts = [method, path, answer.status];
  const response = ion(answer);
  const says = response?.messages?.value?.[0]?.i18n?.key;
  if (says) parts.push(`says=${says}`);
  const next = response?.successWithInteractionCode
    ? ['interaction code']
    : response?.remediation?.value?.map((/** @type {{ name: string }} */ form) => form.name);
  if (next) parts.push(`next=${next.join(',')}`);
  if (answer.transport) parts.push(`fault=${JSON.stringify(answer.transport)}`);
  return parts.join(' ');
}
