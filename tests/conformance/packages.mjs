import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchGlobally, loadInstalled } from './installed.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');

/**
 * The peer and the package under test, loaded.
 *
 * With `self` the package under test is a copy of the peer (`OKTA_IDX_PACKAGE` names it): the suite
 * then tries itself, and expects of the listed improvements what the peer does.
 * `OKTA_IDX_ENTRY` names an entry of it other than the default one, `/js` say.
 * @param {{ self: boolean }} options
 */
export async function loadPackages({ self }) {
  fetchGlobally();
  const peerDirectory = dirname(createRequire(import.meta.url).resolve('@okta/okta-idx-js/package.json'));
  const directory = process.env.OKTA_IDX_PACKAGE
    ? resolve(process.env.OKTA_IDX_PACKAGE)
    : self
      ? peerDirectory
      : resolve(root, 'pkg');
  if (!existsSync(resolve(directory, 'package.json'))) {
    throw new Error(`no package under test at ${directory}: build it, or name its directory in OKTA_IDX_PACKAGE`);
  }
  const peer = await loadInstalled(peerDirectory);
  peer.idx = peer.required.default;
  peer.agent = `okta-idx-js/${peer.manifest.version}`;
  const subject = await loadInstalled(directory, process.env.OKTA_IDX_ENTRY);
  subject.idx = subject.required.default;
  subject.agent = self ? peer.agent : `okta-idx-wasm/${subject.manifest.version}`;
  return { peer, subject, self };
}
