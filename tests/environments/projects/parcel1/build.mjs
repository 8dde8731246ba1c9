import Bundler from 'parcel-bundler';

const [entry, outDir] = process.argv.slice(2);
const bundler = new Bundler(entry, {
  outDir,
  outFile: 'bundle.js',
  production: true,
  watch: false,
  cache: false,
  sourceMaps: false,
  autoInstall: false,
  logLevel: 2,
});
await bundler.bundle();
