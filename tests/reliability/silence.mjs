// @ts-check
// Listens to the console, from before the package is loaded.

/** Gives the list of what is printed from now on. */
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
