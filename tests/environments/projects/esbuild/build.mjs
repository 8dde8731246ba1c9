import { build } from 'esbuild';

const [entry, outdir, format = 'esm'] = process.argv.slice(2);
const { warnings } = await build({
  entryPoints: { bundle: entry },
  bundle: true,
  minify: true,
  format,
  splitting: format === 'esm',
  outdir,
});
// A warning would be shown to everybody who builds with the package.
process.exitCode = warnings.length > 0 ? 1 : 0;
