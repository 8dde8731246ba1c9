// As the platform's own tool bundles a worker.
import { build } from 'esbuild';

const [entry, outfile] = process.argv.slice(2);
const { warnings } = await build({
  entryPoints: [entry],
  bundle: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['workerd', 'worker', 'browser'],
  outfile,
});
process.exitCode = warnings.length > 0 ? 1 : 0;
