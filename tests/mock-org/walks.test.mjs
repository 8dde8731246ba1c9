// @ts-check
// One org on three hosts: the native server, the command of the package, and in process. With one seed and one time they
// answer every request of every walk alike, but for their addresses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { mockOrg } from '../support/built.mjs';
import { service } from '../support/process.mjs';
import { createOrg, file, NOW } from './installed.mjs';
import { walk } from './walker.mjs';

/** Ways through each scenario. */
const TURNS = 3;

const FLAGS = ['--seed', '5', '--now', NOW, '--host', '127.0.0.1'];

/** @type {(import('./walker.mjs').Host & { name: string, stop?: () => void })[]} */
const hosts = [];

/** @param {string} name @param {string} program @param {string[]} args */
async function served(name, program, args) {
  const { match, stop } = await service(program, args, { ready: /^\{"org":.*\}$/ });
  hosts.push({ name, origin: JSON.parse(match[0]).org, fetch, stop });
}

before(async () => {
  await served('the native server', mockOrg(), FLAGS);
  await served('the command', process.execPath, [file('cli.mjs'), ...FLAGS]);
  // The host of the org is the relying party of passkeys.
  const org = createOrg({ seed: 5, now: NOW, origin: 'http://127.0.0.1:80' });
  hosts.push({ name: 'in process', origin: org.origin, fetch: org.fetch });
});
after(() => hosts.forEach(({ stop }) => stop?.()));

const { scenarios } = await (await createOrg().fetch('/__scenarios.json')).json();

for (const scenario of scenarios) {
  test(`${scenario.id}: the same on each host`, async () => {
    let steps = 0;
    for (let turn = 0; turn < TURNS; turn++) {
      const logs = [];
      for (const host of hosts) {
        await host.fetch(`${host.origin}/__reset`, { method: 'POST' });
        logs.push(await walk(host, scenario, turn));
      }
      const [native, ...others] = logs;
      others.forEach((log, i) => assert.deepEqual(log, native, `${hosts[i + 1].name}, turn ${turn}`));
      steps += native.length;
    }
    assert.ok(steps > 5 * TURNS, `${steps} requests`);
  });
}
