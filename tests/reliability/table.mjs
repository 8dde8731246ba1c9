// @ts-check
// The table of docs/reliability.md, from the rows that are tested. `node tests/reliability/table.mjs` prints it.
import { ROWS } from './rows.mjs';

const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;

export const table = [
  line(['fault', 'what the call resolves to or rejects with', 'the flow afterwards']),
  line(['---', '---', '---']),
  ...ROWS.map(({ name, gets, next, only }) =>
    line([only ? `${name} (pages)` : name, gets, next === 'new' ? 'is over; a new one works' : 'continues']),
  ),
].join('\n');

if (process.argv[1] === new URL(import.meta.url).pathname) console.log(table);
