// @ts-check
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Listed improvements in the package itself. */

const root = dirname(dirname(createRequire(import.meta.url).resolve('typescript/package.json')));

function inProject({ name, directory }, look) {
  const project = mkdtempSync(join(tmpdir(), 'conformance-clean-'));
  try {
    const place = join(project, 'node_modules', name);
    cpSync(directory, place, { recursive: true });
    return look(project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Everything that npm would install for a package: what it declares, and what that declares. */
function declared(manifest, found = new Set()) {
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const path = join(root, name, 'package.json');
    if (found.has(name) || !existsSync(path)) continue;
    found.add(name);
    declared(JSON.parse(readFileSync(path, 'utf8')), found);
  }
  return found;
}

const node = (project, ...args) => spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });

function typeCheck(project, name, statement) {
  const source = `import idx from '${name}';\nconst state = idx.makeIdxState(JSON.parse('{}'));\n${statement}\n`;
  writeFileSync(join(project, 'use.mts'), source);
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'es2022',
    '--lib',
    'es2022,dom',
    '--module',
    'nodenext',
    '--types',
    '',
  ];
  return node(project, join(root, 'typescript/bin/tsc'), ...options, 'use.mts').status === 0;
}

export const PACKAGE = [
  {
    name: 'require works on a clean install, without dependencies',
    observe: (one) =>
      inProject(one, (project) => {
        const dependencies = declared(one.manifest);
        for (const name of dependencies) {
          mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
          symlinkSync(join(root, name), join(project, 'node_modules', name));
        }
        const script = `require(${JSON.stringify(one.specifier)}).default.makeIdxState({})`;
        const { stderr } = node(project, '--preserve-symlinks', '-e', script);
        return {
          dependencies: dependencies.size > 0,
          missing: stderr.match(/Cannot find module '([^']*)'/)?.[1] ?? null,
        };
      }),
    peer: { dependencies: true, missing: 'cross-fetch' },
    ours: { dependencies: false, missing: null },
  },
  {
    name: 'the same objects, fully typed',
    observe: (one) =>
      inProject(one, (project) => ({
        rightUse: typeCheck(
          project,
          one.specifier,
          'const names: string[] = state.neededToProceed.map(({ name }) => name); void names;',
        ),
        wrongUse: typeCheck(project, one.specifier, 'state.nothingOfThisName();'),
      })),
    peer: { rightUse: false, wrongUse: false },
    ours: { rightUse: true, wrongUse: false },
  },
];
