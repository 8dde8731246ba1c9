#!/usr/bin/env node
// @ts-check
// The command: serves an org over HTTP, with the flags of the native one.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import help from '../../help.txt';
import { serve } from './listen.mjs';
import { logLine } from './log-line.mjs';
import { builtInConfig, createOrg } from './node.mjs';
import { readMounts, staticPages } from './static-pages.mjs';

/** @type {import('node:util').ParseArgsConfig['options']} */
const OPTIONS = {
  port: { type: 'string', default: '0' },
  host: { type: 'string', default: 'localhost' },
  config: { type: 'string' },
  'print-config': { type: 'boolean' },
  scenario: { type: 'string' },
  ttl: { type: 'string' },
  seed: { type: 'string' },
  now: { type: 'string' },
  serve: { type: 'string', multiple: true },
  'page-port': { type: 'string', default: '0' },
  faults: { type: 'boolean' },
  fault: { type: 'string' },
  'fault-seed': { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
};

const USAGE = `A local stand-in for an Okta Identity Engine org: IDX and OAuth endpoints, users, mail, all in memory.

Prints one line of JSON when it is ready, {"org": "http://...", "page": "http://..." or null}, and logs each step to stderr.
Codes and links are read at /__inbox, or as JSON at /__inbox.json?to=ADDRESS; notifications are answered, and codes of
authenticator apps read, at /__device, or as JSON at /__device.json. /__clock tells the time; POST {"advance": 60000} to it
puts the org a minute forward. POST to /__reset puts the org back into its first state.

Usage: okta-mock-org [OPTIONS]

  --port <PORT>            port of the org; 0, the default, takes any that is free
  --host <HOST>            host name or address to listen on (localhost)
  --config <FILE>          TOML file with users, clients and policies, in place of the built-in ones
  --print-config           print the built-in configuration, and exit
  --scenario <SCENARIO>    how sign-in is done for every client
  --ttl <SECONDS>          seconds after which an interaction's handles expire
  --seed <SEED>            a seed for handles, codes and ids
  --now <TIME>             a moment, such as 2026-01-31T08:30:00Z, at which the clock stands
  --serve <[/PATH=]DIR>    serve a directory on a second origin; can be repeated
  --page-port <PORT>       port of that second origin
  --faults                 accept fault rules at /__faults
  --fault <SHARE>          let this share of the answers go wrong, from 0 to 1; includes --faults
  --fault-seed <SEED>      which faults these are (1)
  -h, --help               print this
  -V, --version            print the version

`;

/** A whole number from 0, as an option gives it. @param {string} name @param {string | undefined} text */
function number(name, text) {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new TypeError(`--${name}: expected a whole number, not ${text}`);
}

/** @param {Values} values */
function faultsOf({ fault, faults, 'fault-seed': seed }) {
  if (fault === undefined) return faults ? {} : null;
  const share = Number(fault);
  if (fault.trim() === '' || !(share >= 0 && share <= 1)) throw new TypeError('--fault: a share is from 0 to 1');
  return { share, seed: number('fault-seed', seed) };
}

/**
 * @typedef {object} Values
 * @property {string} port
 * @property {string} host
 * @property {string} [config]
 * @property {boolean} [print-config]
 * @property {string} [scenario]
 * @property {string} [ttl]
 * @property {string} [seed]
 * @property {string} [now]
 * @property {string[]} [serve]
 * @property {string} page-port
 * @property {boolean} [faults]
 * @property {string} [fault]
 * @property {string} fault-seed
 * @property {boolean} [help]
 * @property {boolean} [version]
 */

/** @param {string[]} args @returns {Values} */
const read = (args) => /** @type {any} */ (parseArgs({ args, options: OPTIONS }).values);

/** @param {string[]} args */
async function run(args) {
  const values = read(args);
  if (values.help) return void process.stdout.write(USAGE + help);
  if (values.version) {
    const manifest = readFileSync(new URL('./package.json', import.meta.url), 'utf8');
    return void console.log(`okta-mock-org ${JSON.parse(manifest).version}`);
  }
  if (values['print-config']) return void process.stdout.write(builtInConfig());
  const ttl = number('ttl', values.ttl);
  const mounts = readMounts(values.serve ?? []);
  const [port, pagePort] = [number('port', values.port), number('page-port', values['page-port'])];
  const org = createOrg({
    config: values.config === undefined ? undefined : readFileSync(values.config, 'utf8'),
    scenario: /** @type {any} */ (values.scenario),
    policy: ttl === undefined ? undefined : { handleTtlSeconds: ttl },
    // Another org each time, unless asked for the same.
    seed: number('seed', values.seed) ?? Math.floor(Math.random() * 2 ** 48),
    now: values.now,
    faults: /** @type {any} */ (faultsOf(values)),
  });
  const { host } = values;
  const { origin } = await org.listen({
    port,
    host,
    onAnswer: (asked, answer) => console.error(logLine(asked, answer)),
  });
  const page = mounts.length === 0 ? null : await serve(staticPages(mounts), { port: pagePort, host });
  console.log(JSON.stringify({ org: origin, page: page?.origin ?? null }));
}

run(process.argv.slice(2)).catch((error) => {
  console.error(`okta-mock-org: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
