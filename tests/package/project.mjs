// @ts-check
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The throw-away project in which the packed tarball was installed. */
export const project = process.env.PACKAGE_PROJECT ?? fail();

function fail() {
  throw new Error(
    'set PACKAGE_PROJECT to a folder where the packed tarball is installed (cargo xtask test package does)',
  );
}

/** `require`, as a CommonJS file of that project has it. */
export const requireThere = createRequire(path.join(project, 'index.cjs'));

/** The installed package's folder. */
export const installed = path.dirname(requireThere.resolve('okta-idx-wasm/package.json'));

/** `import`, as an ES module of that project has it. */
export const importThere = async (specifier = 'okta-idx-wasm') => {
  const probe = path.join(project, `import-${specifier.replace('/', '-')}.mjs`);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(probe, `export { default } from '${specifier}';\n`);
  return (await import(pathToFileURL(probe).href)).default;
};

/**
 * Serves answers over a real socket.
 * @param {(request: { url: string, method: string, headers: import('node:http').IncomingHttpHeaders, body: string }) =>
 *   { status?: number, headers?: Record<string, string>, body: unknown }} answer
 */
export async function serve(answer) {
  /** @type {Array<{ url: string, method: string, headers: import('node:http').IncomingHttpHeaders, body: string }>} */
  const requests = [];
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const request = { url: incoming.url ?? '', method: incoming.method ?? '', headers: incoming.headers, body };
    requests.push(request);
    const { status = 200, headers = { 'content-type': 'application/ion+json' }, body: text } = answer(request);
    outgoing.writeHead(status, headers).end(typeof text === 'string' ? text : JSON.stringify(text));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, requests, close: () => new Promise((resolve) => server.close(resolve)) };
}
