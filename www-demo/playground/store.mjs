// @ts-check
// The requests of an org, in IndexedDB.

const START = 'start';
const REQUESTS = 'requests';

/** @param {string} name @returns {Promise<IDBDatabase>} */
const open = (name) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(START);
      request.result.createObjectStore(REQUESTS, { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {string} name @returns {import('./kept-org.mjs').Store} */
export function openStore(name) {
  /** @type {Promise<IDBDatabase> | undefined} */
  let opened;

  /**
   * Resolves once the transaction is done.
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(start: IDBObjectStore, requests: IDBObjectStore) => T} work
   * @returns {Promise<T>}
   */
  async function transact(mode, work) {
    opened ??= open(name);
    const transaction = (await opened).transaction([START, REQUESTS], mode);
    return new Promise((resolve, reject) => {
      const result = work(transaction.objectStore(START), transaction.objectStore(REQUESTS));
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  return {
    async read() {
      const [start, requests] = await transact('readonly', (start, requests) => [start.get(START), requests.getAll()]);
      return start.result && { start: start.result, requests: requests.result };
    },
    begin: (first) =>
      transact('readwrite', (start, requests) => {
        start.put(first, START);
        requests.clear();
      }),
    add: (request) => transact('readwrite', (_start, requests) => void requests.add(request)),
  };
}
