// Keeps the parts of the page with `data-live` up to date while the page is visible.
(() => {
  const PERIOD = 1000;
  const CHANGING = '[data-changing]';

  /** A part without the times, which change all the time. */
  const gist = (part) => {
    const copy = part.cloneNode(true);
    for (const time of copy.querySelectorAll(CHANGING)) time.replaceWith();
    return copy.innerHTML;
  };

  const copyTimes = (from, to) => {
    const times = to.querySelectorAll(CHANGING);
    from.querySelectorAll(CHANGING).forEach((time, i) => {
      if (times[i].textContent !== time.textContent) times[i].textContent = time.textContent;
    });
  };

  const newItems = (part, shown) => {
    const ids = new Set([...shown.querySelectorAll('li[id]')].map(({ id }) => id));
    return [...part.querySelectorAll('li[id]')].filter(({ id }) => !ids.has(id));
  };

  const replace = (shown, part) => {
    const news = newItems(part, shown).map((item) => item.dataset.news);
    const focused = shown.contains(document.activeElement) ? document.activeElement.id : undefined;
    shown.replaceChildren(...part.childNodes);
    if (focused !== undefined) (document.getElementById(focused) || document.querySelector('main')).focus();
    if (news.length > 0) document.getElementById('news').textContent = news.join('. ');
  };

  const update = async () => {
    const response = await fetch(location.href, { cache: 'no-store' });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of fresh.querySelectorAll('[data-live]')) {
      const shown = document.getElementById(part.id);
      if (gist(part) === gist(shown)) copyTimes(part, shown);
      else replace(shown, part);
    }
  };

  const again = () => setTimeout(step, PERIOD);
  const step = () => {
    if (document.hidden) document.addEventListener('visibilitychange', step, { once: true });
    // The org may be starting again.
    else update().then(again, again);
  };
  again();
})();
