import { build } from 'esbuild';

const [entry, name] = process.argv.slice(2);
const { warnings } = await build({
  entryPoints: { [name]: entry },
  bundle: true,
  minify: true,
  format: 'esm',
  splitting: true,
  outdir: 'dist',
});
// A warning would be shown to everybody who builds with the package.
process.exitCode = warnings.length > 0 ? 1 : 0;
