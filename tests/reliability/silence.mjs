// @ts-check
// Replaces the console, before the package is loaded.

/** Keeps what is printed from now on in the list that it gives. */
export function silence() {
  const spoken = /** @type {string[]} */ ([]);
  for (const [name, method] of Object.entries(console)) {
    if (typeof method === 'function')
      /** @type {any} */ (console)[name] = (/** @type {unknown[]} */ ...words) =>
        spoken.push([name, ...words.map(String)].join(' '));
  }
  process.on('warning', (warning) => spoken.push(String(warning)));
  return spoken;
}
