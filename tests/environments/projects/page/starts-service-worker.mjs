const query = new URL(location.href).searchParams;
navigator.serviceWorker.addEventListener('message', ({ data }) => {
  globalThis.environmentOutcome = data;
});
navigator.serviceWorker.startMessages();
try {
  await navigator.serviceWorker.register(`./${query.get('script')}`, { type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage(query.get('org'));
} catch (error) {
  globalThis.environmentOutcome = { problem: `the service worker failed: ${error.stack}` };
}
