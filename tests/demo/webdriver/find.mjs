/**
 * What runs in the page: this function goes there as text, so it uses nothing from outside itself.
 *
 * Finds what a query describes and does the one thing asked with it. A query is a list of steps from the
 * document on, each within what the one before found, as Playwright's locators are chained.
 * @param {object[]} query
 * @param {'count' | 'visible' | 'ready' | 'text' | 'value' | 'focus'} wish
 */
export function find(query, wish) {
  const ROLES = {
    alert: '[role=alert]',
    button: 'button, [role=button]',
    heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  };
  const words = (text) => text.replace(/\s+/g, ' ').trim();
  const says = (text, { pattern, flags, exactly, part }) => {
    if (pattern !== undefined) return new RegExp(pattern, flags).test(words(text));
    return exactly === undefined ? words(text).toLowerCase().includes(part.toLowerCase()) : words(text) === exactly;
  };
  const rendered = (element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const visible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return rendered(element) && width > 0 && height > 0;
  };
  const all = (root, css) => [...root.querySelectorAll(css)];

  const steps = {
    css: (root, css) => all(root, css),
    role: (root, { role, name }) =>
      all(root, ROLES[role]).filter((element) => rendered(element) && (!name || says(element.textContent, name))),
    // The innermost elements that say it, as their parents say it too.
    text: (root, text) =>
      all(root, '*').filter(
        (element) =>
          document.body.contains(element) &&
          says(element.textContent, text) &&
          ![...element.children].some((child) => says(child.textContent, text)),
      ),
    label: (root, text) =>
      all(root, 'label')
        .filter((label) => says(label.textContent, text))
        .map((label) => label.control)
        .filter(Boolean),
  };
  const inOrder = (elements) =>
    [...new Set(elements)].sort((one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
  const run = (list) =>
    list.reduce(
      (found, [kind, value]) => {
        if (kind === 'first') return found.slice(0, 1);
        if (kind === 'or') return inOrder([...found, ...run(value)]);
        return inOrder(found.flatMap((root) => steps[kind](root, value)));
      },
      [document],
    );

  const found = run(query);
  if (wish === 'count') return found.length;
  if (found.length > 1) return { many: found.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)) };
  const [element] = found;
  if (wish === 'visible') return { value: element !== undefined && visible(element) };
  if (!element) return {};
  if (wish === 'text') return { value: element.innerText };
  if (wish === 'value') return { value: element.value };
  if (wish === 'focus') return { value: element.focus() ?? true };
  return visible(element) && !element.matches(':disabled') ? { element } : {};
}
