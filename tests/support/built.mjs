// @ts-check
// Paths of the build results under test. `cargo xtask test` sets them in environment variables; the defaults are its
// output paths.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the repository. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Whether to test in pages: once is enough, as they do not depend on the Node.js that drives the browser. */
export const withPages = process.env.PAGES !== 'no';

/** A path below `target/`. @param {string[]} parts */
export const target = (...parts) => path.join(process.env.CARGO_TARGET_DIR || path.join(root, 'target'), ...parts);

/**
 * @param {string} variable environment variable that may contain the path
 * @param {string} usual the default path
 * @param {string} [by] the command that writes it there
 */
function made(variable, usual, by = 'cargo xtask test package') {
  const file = path.resolve(process.env[variable] || usual);
  if (!existsSync(file)) throw new Error(`${file} does not exist: run \`${by}\`, or set ${variable}`);
  return file;
}

/** The mock org's executable: `MOCK_ORG`. */
export const mockOrg = () => made('MOCK_ORG', target('debug', 'mock-org'));

/** The built package okta-mock-org: `MOCK_ORG_CORE`. */
export const mockOrgCore = () => made('MOCK_ORG_CORE', path.join(root, 'pkg-mock-org'));

/** The packed package okta-mock-org: `MOCK_ORG_PACKAGE`. */
export function mockOrgTarball() {
  const folder = target('pack-mock-org');
  const [name = 'okta-mock-org.tgz'] = existsSync(folder) ? readdirSync(folder) : [];
  return made('MOCK_ORG_PACKAGE', path.join(folder, name));
}

/** The demo as files for a static host: `PLAYGROUND`. */
export const playgroundFolder = () =>
  made('PLAYGROUND', target('playground'), 'cargo xtask demo --static target/playground');

/** The packed package: `PACKAGE_TARBALL`. */
export function tarball() {
  const folder = target('pack');
  const [name = 'okta-idx-wasm.tgz'] = existsSync(folder) ? readdirSync(folder) : [];
  return made('PACKAGE_TARBALL', path.join(folder, name));
}

/** The project in which the packed package is installed: `PACKAGE_PROJECT`. */
export const packageProject = () => made('PACKAGE_PROJECT', target('package-test'));

/** The installed package's folder. */
export const packageFolder = () =>
  path.dirname(createRequire(path.join(packageProject(), 'index.cjs')).resolve('okta-idx-wasm/package.json'));

/** A folder below `target/` for the files of a test suite. It is created if it is missing. @param {string[]} parts */
export async function workFolder(...parts) {
  const folder = target(...parts);
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * The path of an installed program.
 * @param {string} variable the environment variable that may contain the path
 * @param {string[]} names of the executable on the `PATH`
 */
export function program(variable, names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const found = process.env[variable] || names.flatMap((name) => folders.map((at) => path.join(at, name))).find(runs);
  if (!found) throw new Error(`set ${variable} to a path, or put one of ${names.join(', ')} on the PATH`);
  return found;
}

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
