// One poll for a flow, whoever asks.

/** The polls that are going on. */
export const polls = new Set();

/** Whether two states are of one flow: a state that is resumed twice has two `toPersist`, but one handle. */
function isSameFlow({ toPersist, rawIdxState }, other) {
  if (typeof toPersist === 'object' && toPersist && toPersist === other.toPersist) return true;
  const handle = rawIdxState && rawIdxState.stateHandle;
  return typeof handle === 'string' && !!other.rawIdxState && handle === other.rawIdxState.stateHandle;
}

/**
 * Makes a poll that of its flow, and ends the older ones. Resolves when those have no request in flight.
 * @param {{ last: any, end: () => Promise<unknown> }} poll `last` is its last state; `end` resolves when it has no request in
 * flight
 */
export function enter(poll) {
  const older = [];
  for (const other of polls) if (isSameFlow(poll.last, other.last)) older.push(other.end());
  polls.add(poll);
  return Promise.all(older);
}
