// @ts-check
// Next.js: one production build that imports the package on the server and in the browser.
import { openPage } from '../browser.mjs';
import { run, service } from '../process.mjs';
import { once, pinned } from './row.mjs';

/** @typedef {import('./row.mjs').Row} Row */

const NEXT = 'node_modules/next/dist/bin/next';

const build = once(async ({ projects }) => {
  const cwd = await projects.make('next');
  await run(process.execPath, [NEXT, 'build'], { cwd, seconds: 240 });
  return cwd;
});

/**
 * Serves the build for as long as it takes.
 * @param {import('./row.mjs').Context} context
 * @param {(origin: string) => Promise<unknown>} use
 */
async function served(context, use) {
  const cwd = await build(context);
  const server = service(process.execPath, [NEXT, 'start', '--hostname', 'localhost', '--port', '0'], {
    cwd,
    env: { ORG: context.org },
    ready: /(http:\/\/localhost:[1-9]\d*)[\s\S]*Ready/,
  });
  try {
    const [, origin] = await server.told;
    return await use(origin);
  } catch (error) {
    throw new Error(`${/** @type {Error} */ (error).message}\nThe server said:\n${server.said()}`);
  } finally {
    server.stop();
  }
}

/** @type {Row[]} */
export const next = [
  {
    name: 'Next.js, server component',
    form: 'import',
    project: 'next',
    version: pinned('next', 'next'),
    seconds: 300,
    run: (context) =>
      served(context, async (origin) => {
        const html = await (await fetch(origin)).text();
        const [, json] = /<pre id="server">(.*?)<\/pre>/s.exec(html) ?? [];
        if (!json) throw new Error('the page has no outcome');
        return JSON.parse(json.replaceAll('&quot;', '"'));
      }),
  },
  {
    name: 'Next.js, client component',
    form: 'import',
    project: 'next',
    version: pinned('next', 'next'),
    seconds: 300,
    run: (context) => served(context, async (origin) => openPage(await context.browser(), origin, context.org)),
  },
];
