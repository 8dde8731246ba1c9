// One poll for a flow, whoever asks.

/** The poll of each flow, by the `toPersist` that its states share, or by its state handle. */
const byObject = new WeakMap();
const byHandle = new Map();

function placeOf({ toPersist, rawIdxState }) {
  if (typeof toPersist === 'object' && toPersist) return [byObject, toPersist];
  const handle = rawIdxState && rawIdxState.stateHandle;
  return typeof handle === 'string' ? [byHandle, handle] : undefined;
}

/**
 * Makes a poll that of its flow, and ends the older one. `older` resolves when that has no request in flight; `leave` says
 * that the poll is over.
 * @param {{ end: () => Promise<unknown> }} poll `end` resolves when it has no request in flight
 * @returns {{ older: Promise<unknown> | undefined, leave: () => void }}
 */
export function enter(state, poll) {
  const place = placeOf(state);
  if (!place) return { older: undefined, leave() {} };
  const [polls, flow] = place;
  const older = polls.get(flow);
  polls.set(flow, poll);
  const leave = () => {
    if (polls.get(flow) === poll) polls.delete(flow);
  };
  return { older: older && older.end(), leave };
}
