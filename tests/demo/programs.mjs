/** Where an installed program is. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @param {string} variable the environment variable that may name its path
 * @param {string[]} names what it is called on the PATH
 */
export function program(variable, names) {
  const path = process.env[variable] || onPath(names);
  if (!path) throw new Error(`Set ${variable} to a path, or put one of ${names.join(', ')} on the PATH.`);
  return path;
}

/** @param {string[]} names */
function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
