/** The clipboard, which all pages of a headless browser share: the walks that run at the same time take turns. */

let turn = Promise.resolve('');

/**
 * What a button copies.
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} button
 * @returns {Promise<string>}
 */
export function copied(page, button) {
  const text = turn.then(async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await button.click();
    await button.locator('xpath=..').getByText('Copied', { exact: true }).waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  });
  turn = text.catch(() => '');
  return text;
}
