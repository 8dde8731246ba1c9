// Functions that are called in a page. A classic script, so that no module is loaded before the measured ones.
'use strict';
{
  const pageFetch = globalThis.fetch;
  const json = async (url) => (await pageFetch(url)).json();
  const idle = () => new Promise((resolve) => setTimeout(resolve, 50));

  /** In a page that is not isolated, the clock is too coarse, and the process may be that of the previous page. */
  const isolated = () => {
    if (!globalThis.crossOriginIsolated) throw new Error('the page is not cross-origin isolated');
  };

  /** The time for the import and the first `makeIdxState`, in milliseconds. */
  globalThis.coldStart = async (url) => {
    isolated();
    const text = await (await pageFetch('/first.json')).text();
    const raw = JSON.parse(text);
    await idle();
    const started = performance.now();
    const { default: idx } = await import(url);
    const state = idx.makeIdxState(raw);
    const took = performance.now() - started;
    const { checkState } = await import('/inside/check.mjs');
    if (state) checkState(url, state, raw, text);
    else if (url !== '/nothing.mjs') throw new Error(`${url} returned no state`);
    return took;
  };

  /** The time from the import until `start` calls `fetch`, in milliseconds. */
  globalThis.firstRequest = async (url, config) => {
    isolated();
    await idle();
    return new Promise((resolve, reject) => {
      const started = performance.now();
      globalThis.fetch = (to) => {
        const took = performance.now() - started;
        const wanted = url === '/nothing.mjs' ? undefined : `${config.issuer}/oauth2/v1/interact`;
        if (to === wanted) resolve(took);
        else reject(new Error(`${url} sent a request to ${to}`));
        return new Promise(() => {});
      };
      import(url).then(({ default: idx }) => idx.start(config)).catch(reject);
    });
  };

  /** Runs a measure of this folder for all subjects. */
  globalThis.inside = async (name) => {
    isolated();
    const given = await json('/given.json');
    let answer;
    globalThis.fetch = (...request) => answer(...request);
    const subjects = {};
    for (const [subject, url] of Object.entries(given.subjects)) subjects[subject] = (await import(url)).default;
    const { measure } = await import(`/inside/${name}.mjs`);
    return measure(subjects, {
      ...given,
      give: (next) => {
        answer = next;
      },
    });
  };
}
