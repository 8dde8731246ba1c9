// Writes the integrity hashes of the installed package into pages: `node integrity.mjs import-map.html jsdelivr.html`.
// They are of the files that npm installed, which its lock file verifies. Run it again for each version.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const manifest = createRequire(import.meta.url).resolve('okta-idx-wasm/package.json');
const { version } = JSON.parse(await readFile(manifest, 'utf8'));

async function hashOf(file) {
  const bytes = await readFile(path.join(path.dirname(manifest), file));
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

for (const page of process.argv.slice(2)) {
  let html = await readFile(page, 'utf8');
  // An address of a file, and the hash that follows it.
  for (const [all, before, wanted, file] of html.matchAll(
    /(okta-idx-wasm@([^/"]+)\/([\w.-]+)"[^{}<>]*?)sha384-[\w+/=]+/g,
  )) {
    if (wanted !== version) throw new Error(`${page} names version ${wanted}, and ${version} is installed`);
    html = html.replace(all, before + (await hashOf(file)));
  }
  await writeFile(page, html);
}
