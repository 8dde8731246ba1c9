// @ts-check
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');

/** How modules are resolved, and the module kind that goes with it. */
export const RESOLUTIONS = {
  node16: ['--module', 'node16', '--moduleResolution', 'node16'],
  bundler: ['--module', 'esnext', '--moduleResolution', 'bundler'],
};

/**
 * Checks files strictly. Gives what the compiler says: nothing where all is right.
 * @param {string} folder
 * @param {string[]} files
 * @param {readonly string[]} options
 */
export async function compile(folder, files, options) {
  const args = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--types', '', ...options];
  try {
    await promisify(execFile)(process.execPath, [tsc, ...args, ...files], { cwd: folder });
    return '';
  } catch (error) {
    return /** @type {any} */ (error).stdout || String(error);
  }
}
