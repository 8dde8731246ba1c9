// What publint finds in the tarball, whatever its weight.
import { readFile } from 'node:fs/promises';

import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const { buffer } = new Uint8Array(await readFile(process.argv[2]));
const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
for (const message of messages) console.error(`${message.type}: ${formatMessage(message, pkg)}`);
process.exitCode = messages.length > 0 ? 1 : 0;
