import { test as base, expect } from '@playwright/test';
import { createOrg } from 'okta-mock-org';

/** Each test has an org of its own, which answers the requests of the page. No request leaves the machine. */
const test = base.extend({
  org: async ({ page }, use) => {
    const org = createOrg({ scenario: 'two-factor' });
    await page.route(`${org.origin}/**`, org.route);
    await use(org);
  },
});

async function enter(page, label, text) {
  await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Next' }).click();
}

test('a password and an emailed code sign in', async ({ page, org }) => {
  await page.goto('/');
  await enter(page, 'Username', 'ada@example.com');
  await enter(page, 'Password', 'Correct-Horse-9');
  await page.getByLabel('Enter code').waitFor();
  await enter(page, 'Enter code', org.inbox.code('ada@example.com'));
  await expect(page.getByText('You are signed in.')).toBeVisible();
  expect(org.requests.last('identify').response.status).toBe(200);
});

test('a wrong password is told', async ({ page, org }) => {
  await page.goto('/');
  await enter(page, 'Username', 'ada@example.com');
  await enter(page, 'Password', 'wrong');
  await expect(page.getByRole('alert')).toHaveText('Password is incorrect');
  expect(org.requests.last('answer').response.status).toBe(401);
});

test('a flow that took too long starts again', async ({ page, org }) => {
  await page.goto('/');
  await page.getByLabel('Username').waitFor();
  org.clock.advance({ hours: 2 });
  await enter(page, 'Username', 'ada@example.com');
  await page.getByRole('button', { name: 'Start again' }).click();
  await enter(page, 'Username', 'ada@example.com');
  await expect(page.getByLabel('Password')).toBeVisible();
});
