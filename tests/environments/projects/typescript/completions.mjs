// Checks what an editor offers at each `/*n*/` of a source, as TypeScript's language service says it.
import assert from 'node:assert/strict';

import ts from 'typescript-5';

const FILE = `${import.meta.dirname}/completions.mts`;
const SOURCE = `
import idx from 'okta-idx-wasm';
declare module 'okta-idx-wasm' {
  interface IdxRemediationParams {
    'my-step': { answer?: string };
  }
}
const state = idx.makeIdxState({});
state.proceed('/*1*/');
state.proceed('challenge-authenticator', { /*2*/ });
state.proceed('challenge-authenticator', { credentials: { /*3*/ } });
state.proceed('my-step', { /*4*/ });
state.actions./*5*/cancel;
state.proceed('identify', { identifier: 'ada', 'what-the-org-adds': 1 });
state.proceed('what-the-org-has', { anything: true });
state.actions['what-the-org-has']({ a: 1 });
`;

const options = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
};
const service = ts.createLanguageService({
  getScriptFileNames: () => [FILE],
  getScriptVersion: () => '1',
  getScriptSnapshot: (file) => {
    const text = file === FILE ? SOURCE : ts.sys.readFile(file);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  getCurrentDirectory: () => import.meta.dirname,
  getCompilationSettings: () => options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (file) => file === FILE || ts.sys.fileExists(file),
  readFile: ts.sys.readFile,
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
});

const problems = [...service.getSyntacticDiagnostics(FILE), ...service.getSemanticDiagnostics(FILE)];
assert.deepEqual(
  problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  [],
);

/** @param {number} place */
const offered = (place) => {
  const mark = `/*${place}*/`;
  // Inside the text of a string, the mark would be a part of it.
  const at = SOURCE.indexOf(mark) + (place === 1 ? 0 : mark.length);
  return (
    service
      .getCompletionsAtPosition(FILE, at, { includeCompletionsWithInsertText: true })
      ?.entries.map(({ name }) => name) ?? []
  );
};
const expected = {
  1: ['identify', 'challenge-authenticator', 'select-authenticator-authenticate', 'enroll-profile', 'my-step'],
  2: ['credentials'],
  3: ['passcode', 'signatureData'],
  4: ['answer'],
  5: ['cancel', 'currentAuthenticator-resend'],
};
for (const [place, names] of Object.entries(expected)) {
  const found = offered(Number(place));
  for (const name of names) assert.ok(found.includes(name), `${place}: no ${name} in ${found.join(', ')}`);
}
