// @ts-check
// All that an org knew at a moment.

/** @type {WeakMap<object, { core: any, requests: any[] }>} */
const contents = new WeakMap();

export class Snapshot {
  /** @param {any} core @param {any[]} requests */
  constructor(core, requests) {
    contents.set(this, { core, requests });
  }

  /** @param {unknown} snapshot */
  static read(snapshot) {
    const found = contents.get(/** @type {object} */ (snapshot));
    if (!found) throw new TypeError('restore: expected what snapshot() returned');
    return found;
  }
}
