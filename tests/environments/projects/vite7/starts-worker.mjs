const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' });
worker.addEventListener('error', ({ message }) => {
  globalThis.environmentOutcome = { problem: `the worker failed: ${message}` };
});
worker.addEventListener('message', ({ data }) => {
  globalThis.environmentOutcome = data;
});
worker.postMessage(new URL(location.href).searchParams.get('org'));
