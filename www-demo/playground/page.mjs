/**
 * The entry point of the page on a static host: the org is in a service worker. Starts the page once the worker answers
 * its requests.
 */

const SCRIPT = new URL('org-worker.js', location.href).href;

/** Resolves once the worker controls this page. */
async function workerStarted() {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(SCRIPT);
  await new Promise((resolve) => {
    // A worker of another page, above this one, may control it first.
    const check = () => serviceWorker.controller?.scriptURL === SCRIPT && resolve(undefined);
    serviceWorker.addEventListener('controllerchange', check);
    registration.active?.postMessage('claim');
    check();
  });
}

/** @param {string} text */
function say(text) {
  const hint = document.querySelector('#stage .hint');
  if (hint) hint.textContent = text;
}

if (!('serviceWorker' in navigator)) {
  say(
    'This page needs a browser with service workers. Some browsers have none in private windows, and all of them need https:// or localhost.',
  );
} else {
  try {
    await workerStarted();
    await import('./app.mjs');
  } catch (error) {
    say(`This page could not start its service worker: ${error.message}`);
    throw error;
  }
}
