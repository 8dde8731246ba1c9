/** Screenshots of five states, narrow and wide. They are not compared with anything. */
import { join } from 'node:path';
import { offered } from './enroll.mjs';

const WIDTHS = [360, 1280];

/** @param {import('../person.mjs').Person} person @param {import('../walk.mjs').Place} place @param {string} name @param {'light' | 'dark'} [colorScheme] */
async function picture({ page }, { screenshots }, name, colorScheme = 'light') {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const pictures = {
  'the choice of an authenticator, and the tokens': {
    refused: true,
    async walk(person, _org, place) {
      await person.pick('every-authenticator');
      await person.begin();
      await person.identify('every@example.com');
      await person.at('select-authenticator-authenticate');
      await person.choose('Password');
      await picture(person, place, 'choice');
      await picture(person, place, 'choice-dark', 'dark');
      await person.submit('select-authenticator-authenticate');
      await person.password('Not-The-One-1');
      await person.says('Password is incorrect');
      await person.password('Every-Factor-8');
      await person.signedIn('Evelyn Every');
      await picture(person, place, 'tokens');
    },
  },
  'an app that is set up': {
    async walk(person, _org, place) {
      await person.pick('enrollment');
      await offered(person);
      await person.choose('Google Authenticator');
      await person.submit('select-authenticator-enroll');
      await person.at('enroll-authenticator');
      await picture(person, place, 'app-setup');
    },
  },
  'a number to tap': {
    async walk(person, _org, place) {
      await person.pick('push');
      await person.begin();
      await person.identify('push@example.com');
      await person.at('challenge-poll');
      await person.press('Pause');
      await person.page.getByRole('tab', { name: 'Code' }).click();
      await picture(person, place, 'push');
    },
  },
  'a registration with mistakes': {
    refused: true,
    async walk(person, _org, place) {
      await person.pick('registration');
      await person.begin();
      await person.at('identify');
      await person.submit('select-enroll-profile');
      await person.answer('enroll-profile', { 'First name': 'Ada', 'Last name': 'Lovelace', Email: 'ada@example.com' });
      await person.fieldSays('Email', 'A user with this Email already exists');
      await picture(person, place, 'registration');
    },
  },
};
