import { rspack } from '@rspack/core';

const [entry, folder] = process.argv.slice(2);
const compiler = rspack({
  mode: 'production',
  entry: { bundle: entry },
  output: { path: `${import.meta.dirname}/${folder}` },
});
compiler.run((error, stats) => {
  // A warning would be shown to everybody who builds with the package.
  const told = error?.stack ?? stats.toString({ all: false, errors: true, warnings: true });
  if (told) console.error(told);
  process.exitCode = told ? 1 : 0;
});
