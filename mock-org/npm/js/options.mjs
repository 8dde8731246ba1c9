// @ts-check
// Turns the options of `createOrg` into those of the core.

/** Where the org is when nothing else is said. Nobody owns a name below `example` (RFC 2606). */
const ORIGIN = 'https://mock-org.example';

/** @param {unknown} now */
function milliseconds(now) {
  const time = now instanceof Date || typeof now === 'string' ? new Date(now).getTime() : now;
  if (typeof time === 'number' && Number.isFinite(time)) return Math.trunc(time);
  throw new TypeError('createOrg: now: expected a Date, an ISO 8601 text or milliseconds since 1970');
}

/** @param {unknown} origin */
function checkedOrigin(origin) {
  const url = typeof origin === 'string' && /^https?:/i.test(origin) && URL.canParse(origin) ? new URL(origin) : null;
  if (!url || url.search || url.hash || url.username) {
    throw new TypeError('createOrg: origin: expected http:// or https:// with a host, such as https://org.example');
  }
  return url.href.replace(/\/+$/, '');
}

/**
 * @param {import('../template/index.js').OrgOptions} options
 * @returns {{ origin: string, core: object }}
 */
export function readOptions({ origin = ORIGIN, now, seed, faults, ...rest } = {}) {
  if (seed !== undefined && !(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new TypeError('createOrg: seed: expected a whole number from 0');
  }
  return {
    origin: checkedOrigin(origin),
    core: {
      ...rest,
      seed,
      now: now === undefined ? undefined : milliseconds(now),
      faults: faults === undefined ? {} : faults,
    },
  };
}

const UNITS = { milliseconds: 1, seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** Milliseconds of a duration. @param {number | import('../template/index.js').Duration} duration */
export function durationOf(duration) {
  const parts = typeof duration === 'number' ? { milliseconds: duration } : duration;
  let sum = 0;
  for (const [unit, count] of Object.entries(parts ?? {})) {
    sum += UNITS[/** @type {keyof typeof UNITS} */ (unit)] * Number(count);
  }
  if (Number.isFinite(sum) && sum >= 0) return sum;
  throw new TypeError('clock.advance: expected milliseconds, or an object such as { minutes: 10 }');
}
