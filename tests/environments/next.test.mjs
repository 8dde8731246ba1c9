// @ts-check
// Next.js: one production build that imports the package on the server and in the browser.
import { run, service } from '../support/process.mjs';
import { openPage } from './page.mjs';
import { versionOf } from './project.mjs';
import { testRows } from './rows.mjs';

/** @typedef {import('./rows.mjs').Context} Context */

const NEXT = 'node_modules/next/dist/bin/next';

/** @type {Promise<unknown> | undefined} */
let built;

/**
 * Serves the build for as long as it takes.
 * @param {Context} context
 * @param {(origin: string) => Promise<unknown>} use
 */
async function served({ folder: cwd, org }, use) {
  built ??= run(process.execPath, [NEXT, 'build'], { cwd, seconds: 240 });
  await built;
  const server = await service(process.execPath, [NEXT, 'start', '--hostname', 'localhost', '--port', '0'], {
    cwd,
    env: { ORG: org },
    ready: /http:\/\/localhost:[1-9]\d*/,
  });
  try {
    return await use(server.match[0]);
  } catch (error) {
    throw new Error(`${/** @type {Error} */ (error).message}\nThe server printed:\n${server.log.join('\n')}`);
  } finally {
    await server.stop();
  }
}

/** @param {Context} context */
const serverComponent = (context) =>
  served(context, async (origin) => {
    const html = await (await fetch(origin)).text();
    const [, json] = /<pre id="server">(.*?)<\/pre>/s.exec(html) ?? [];
    if (!json) throw new Error('the page has no outcome');
    return JSON.parse(json.replaceAll('&quot;', '"'));
  });

/** @param {Context} context */
const clientComponent = (context) => served(context, (origin) => openPage(context, origin));

const common = { form: 'import', project: 'next', version: versionOf('next'), seconds: 300 };

testRows([
  { name: 'Next.js, server component', ...common, run: serverComponent },
  { name: 'Next.js, client component', ...common, run: clientComponent },
]);
