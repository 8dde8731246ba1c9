// Writes the client's TypeScript sources to src/, from the source maps that its package contains.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const client = path.resolve('node_modules/@okta/okta-auth-js');

/** @param {string} folder */
const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));

let count = 0;
for (const file of [...filesOf(path.join(client, 'cjs')), ...filesOf(path.join(client, 'esm'))]) {
  if (!file.endsWith('.map')) continue;
  const { sources, sourcesContent } = JSON.parse(readFileSync(file, 'utf8'));
  for (const [index, source] of sources.entries()) {
    const to = path.resolve('src', source.replace(/^(\.\.\/)+/, ''));
    if (existsSync(to) || !to.endsWith('.ts')) continue;
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, sourcesContent[index]);
    count += 1;
  }
}

// Files that contain only types have no output, and so no source map. Their declarations are there.
for (const file of filesOf(path.join(client, 'lib'))) {
  const to = path.resolve('src/lib', path.relative(path.join(client, 'lib'), file));
  if (!existsSync(to.replace(/\.d\.ts$/, '.ts'))) cpSync(file, to);
}

if (count < 100) throw new Error(`only ${count} sources were found`);
