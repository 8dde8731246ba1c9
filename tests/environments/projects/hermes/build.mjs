// As React Native's bundler resolves modules, and Babel lowers them.
import { writeFile } from 'node:fs/promises';

import { transformAsync } from '@babel/core';
import { build } from 'esbuild';

const { outputFiles, warnings } = await build({
  entryPoints: ['app.mjs'],
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'neutral',
  mainFields: ['react-native', 'browser', 'module', 'main'],
  conditions: ['react-native'],
});
const lowered = await transformAsync(outputFiles[0].text, {
  babelrc: false,
  configFile: false,
  compact: true,
  sourceType: 'script',
  // Without targets: everything newer than ES5 is lowered.
  presets: [['@babel/preset-env', { modules: false }]],
});
await writeFile('app.js', lowered.code);
process.exitCode = warnings.length > 0 ? 1 : 0;
