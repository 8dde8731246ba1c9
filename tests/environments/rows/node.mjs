// @ts-check
// Node.js, from the oldest that still runs somewhere; those before 18 are given a `fetch`.
import { outcomeOfProgram, pinned } from './row.mjs';

const MAJORS = [12, 14, 16, 18, 20, 22, 24, 26];

/** @type {Record<string, string>} */
const PROGRAMS = {
  import: 'program.mjs',
  require: 'program.cjs',
  'import …/js': 'program-js.mjs',
  'require …/js': 'program-js.cjs',
};

/** @type {import('./row.mjs').Row[]} */
export const node = MAJORS.flatMap((major) =>
  Object.entries(PROGRAMS).map(([form, program]) => ({
    name: major < 18 ? 'Node.js with node-fetch' : 'Node.js',
    form,
    project: 'node',
    version: pinned('node', `node-${major}`),
    // Engines before that of 18 know no reference types.
    core: major < 18 || form.endsWith('/js') ? 'JavaScript' : 'WebAssembly',
    run: (context) =>
      outcomeOfProgram(context, {
        project: 'node',
        command: `./node_modules/node-${major}/bin/node`,
        args: [...(major < 18 ? ['--require', './old.cjs'] : []), program],
        seconds: 30,
      }),
  })),
);
