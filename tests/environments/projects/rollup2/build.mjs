import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

const [input, dir, format = 'es'] = process.argv.slice(2);
const bundle = await rollup({
  input,
  plugins: [nodeResolve({ browser: true })],
  // A warning would be shown to everybody who builds with the package.
  onwarn: (warning) => {
    throw new Error(warning.message);
  },
});
await bundle.write({ dir, entryFileNames: 'bundle.js', format });
