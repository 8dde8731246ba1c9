import { mkdirSync, writeFileSync } from 'node:fs';

import browserify from 'browserify';

const [entry, folder] = process.argv.slice(2);
browserify(entry).bundle((error, bundle) => {
  if (error) throw error;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/bundle.js`, bundle);
});
