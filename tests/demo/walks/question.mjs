/** The security question. */
import { offered } from './enroll.mjs';

const ENROLL = 'enroll-authenticator';

async function toTheQuestion(person) {
  await offered(person);
  await person.choose('Security Question');
  await person.submit('select-authenticator-enroll');
  await person.at(ENROLL);
}

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const question = {
  'a wrong answer, and the right one': {
    refused: true,
    async walk(person) {
      await person.begin();
      await person.identify('question@example.com');
      await person.at('challenge-authenticator');
      await person.stage.getByText('What is the food you least liked as a child?').first().waitFor();
      await person.answer('challenge-authenticator', { Answer: 'Cake' });
      await person.fieldSays('Answer', "Your answer doesn't match our records. Please try again.");
      await person.answer('challenge-authenticator', { Answer: ' liver ' });
      await person.signedIn('Quentin Question');
    },
  },
  'one of the org’s questions is set up': {
    client: 'enroll-client',
    refused: true,
    async walk(person) {
      await toTheQuestion(person);
      await person.choose('Choose a security question');
      await person.choose('What was the first thing you learned to cook?');
      await person.fill('Answer', 'ham');
      await person.submit(ENROLL);
      await person.fieldSays('Answer', 'The security question answer must be at least 4 characters in length');
      await person.choose('What was the first thing you learned to cook?');
      await person.fill('Answer', 'omelette');
      await person.submit(ENROLL);
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
  'a question of one’s own is set up': {
    client: 'enroll-client',
    refused: true,
    async walk(person) {
      await toTheQuestion(person);
      await person.choose('Create my own security question');
      await person.fill('Create a security question', '<b>Why?</b>');
      await person.fill('Answer', 'The Analytical Engine');
      await person.submit(ENROLL);
      await person.choose('Create my own security question');
      await person.fieldSays('Create a security question', 'The field must not contain HTML tags');
      await person.fill('Create a security question', 'Which engine had no wheels?');
      await person.fill('Answer', 'The Analytical Engine');
      await person.submit(ENROLL);
      await person.at('skip');
      await person.submit('skip');
      await person.signedIn('Enid Enrollment');
    },
  },
};
