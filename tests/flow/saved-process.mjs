// @ts-check
// Another process for saved.test.mjs. Arguments: the entry, the file with the text, and `save` or `resume`.
import { readFile, writeFile } from 'node:fs/promises';

import { requireInstalled } from '../support/installed.mjs';
import { MAKERS } from './entries.mjs';
import { polling } from './org.mjs';

const [, , entry = '', file = '', what = ''] = process.argv;
const { pollOf, resume, save } = requireInstalled(entry);

if (what === 'save') {
  await writeFile(file, save(MAKERS[0].make(polling())));
} else {
  const state = resume(await readFile(file, 'utf8'), requireInstalled('okta-idx-wasm').default);
  const [{ relatesTo }] = state.neededToProceed;
  const isSame = relatesTo === state.rawIdxState.currentAuthenticator;
  console.log(pollOf(state).name, relatesTo.value.id, state.toPersist.clientId, isSame);
}
