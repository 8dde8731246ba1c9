import webpack from 'webpack';

const [entry, name] = process.argv.slice(2);
const compiler = webpack({
  mode: 'production',
  entry: { [name]: entry },
  output: { path: `${import.meta.dirname}/dist` },
});
compiler.run((error, stats) => {
  // A warning would be shown to everybody who builds with the package.
  const told = error?.stack ?? stats.toString({ all: false, errors: true, warnings: true });
  if (told) console.error(told);
  process.exitCode = told ? 1 : 0;
});
