// Builds a page whose Web Worker signs in, with that entry of the package and, where it is named, that format of workers.
import { writeFile } from 'node:fs/promises';

import { build } from 'vite';

const [entry, outDir, format] = process.argv.slice(2);
await writeFile(
  'worker.mjs',
  `import { outcomeOf } from './flow.mjs';

import idx from '${entry}';

addEventListener('message', async ({ data }) => postMessage(await outcomeOf(idx, data)));
`,
);
await build({ logLevel: 'warn', build: { outDir }, ...(format && { worker: { format } }) });
