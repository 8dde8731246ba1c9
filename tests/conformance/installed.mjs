import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The peer binds `cross-fetch`, which in Node is a client of its own. Everybody who tests with it
 * puts the global `fetch` there; looked up at each call, since it is replaced for each recording.
 */
export function fetchGlobally() {
  const load = Module._load;
  const globally = (...args) => globalThis.fetch(...args);
  Module._load = function (request, ...rest) {
    return request === 'cross-fetch' ? globally : load.call(this, request, ...rest);
  };
}

/**
 * Loads a package as its users do: by its name, out of a `node_modules`, through `require` and
 * through `import`.
 * @param {string} directory the package
 * @param {string} [entry] one of its entries, `/js` say
 */
export async function loadInstalled(directory, entry = '') {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const project = mkdtempSync(join(tmpdir(), 'conformance-'));
  process.on('exit', () => rmSync(project, { recursive: true, force: true }));
  const place = join(project, 'node_modules', manifest.name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(realpathSync(directory), place);
  const importer = join(project, 'importer.mjs');
  writeFileSync(importer, 'export default (name) => import(name);\n');
  const require = createRequire(join(project, 'main.cjs'));
  const specifier = manifest.name + entry;
  const required = require(specifier);
  const imported = await (await import(pathToFileURL(importer))).default(specifier);
  return { name: manifest.name, specifier, manifest, directory: realpathSync(directory), require, required, imported };
}
