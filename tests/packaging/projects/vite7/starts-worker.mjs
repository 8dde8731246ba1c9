const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' });
worker.addEventListener('error', ({ message }) => { globalThis.packagingOutcome = { problem: `the worker failed: ${message}` }; });
worker.addEventListener('message', ({ data }) => { globalThis.packagingOutcome = data; });
worker.postMessage(new URL(location.href).searchParams.get('org'));
