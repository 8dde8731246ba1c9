// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

import { chromium } from 'playwright-core';

import { installed } from './project.mjs';

const TYPES = { mjs: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

/** Headless Chromium; as root it wants to be told not to sandbox itself. @param {string[]} [more] arguments */
export const launch = (more = []) =>
  chromium.launch({
    executablePath: process.env.CHROME ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });

/**
 * Serves the installed package under `/pkg/`, and pages.
 * @param {Record<string, string>} pages by path
 * @param {Record<string, string>} [headers] of pages
 */
export async function site(pages, headers = {}) {
  const requests = /** @type {string[]} */ ([]);
  const server = createServer(async (request, response) => {
    const url = request.url ?? '/';
    requests.push(url);
    const page = pages[url];
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(url).slice(1))] ?? 'text/html';
    if (page !== undefined) return response.writeHead(200, { 'content-type': type, ...headers }).end(page);
    try {
      const file = await readFile(path.join(installed, path.basename(url)));
      response.writeHead(200, { 'content-type': type }).end(file);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { origin: `http://127.0.0.1:${port}`, requests, close: () => new Promise((resolve) => server.close(resolve)) };
}

/** Runs a whole flow on `idx` in a page whose `fetch` answers at once; gives the interaction code. */
export const FLOW = `
  const answers = {
    '/oauth2/v1/interact': { interaction_handle: 'handle' },
    '/idp/idx/introspect': { remediation: { value: [{ name: 'identify', href: 'https://org.test/idp/idx/identify', value: [{ name: 'identifier' }] }] } },
    '/idp/idx/identify': { successWithInteractionCode: { rel: ['create-form'], name: 'issue', value: [{ name: 'interaction_code', value: 'the-code' }] } },
  };
  const page = globalThis.fetch;
  globalThis.fetch = async (url, init) => url.toString().startsWith('https://org.test')
    ? new Response(JSON.stringify(answers[new URL(url).pathname])) : page(url, init);
  globalThis.flow = async (idx) => {
    const state = await idx.start({ issuer: 'https://org.test', clientId: 'c', redirectUri: 'r', version: '1.0.0', codeChallenge: 'x', codeChallengeMethod: 'S256' });
    return (await state.proceed('identify', { identifier: 'ada' })).interactionCode;
  };
`;
