// @ts-check
/** Runs in the page. */
export const textOfPage = () =>
  ['messages', 'stage']
    .map((id) => document.getElementById(id)?.innerText)
    .filter(Boolean)
    .join('\n') || document.body.innerText;
