/** All walks, by the name of the flow. */
import { choice } from './choice.mjs';
import { consent } from './consent.mjs';
import { email } from './email.mjs';
import { enroll } from './enroll.mjs';
import { hosted } from './hosted.mjs';
import { idp } from './idp.mjs';
import { network } from './network.mjs';
import { page } from './page.mjs';
import { password } from './password.mjs';
import { phone } from './phone.mjs';
import { pictures } from './pictures.mjs';
import { push } from './push.mjs';
import { question } from './question.mjs';
import { recover } from './recover.mjs';
import { register } from './register.mjs';
import { session } from './session.mjs';
import { token } from './token.mjs';
import { totp } from './totp.mjs';
import { unlock } from './unlock.mjs';
import { webauthn } from './webauthn.mjs';

const flows = {
  password,
  choice,
  email,
  phone,
  totp,
  question,
  push,
  webauthn,
  enroll,
  recover,
  register,
  unlock,
  idp,
  consent,
  token,
  hosted,
  session,
  page,
  network,
  pictures,
};

/** @type {Record<string, import('../walk.mjs').Walk>} */
export const walks = Object.fromEntries(
  Object.entries(flows).flatMap(([flow, all]) => Object.entries(all).map(([name, walk]) => [`${flow}: ${name}`, walk])),
);
