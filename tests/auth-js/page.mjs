// @ts-check
// What a page is made of, bundled with one of the packages: see browser.mjs.
// @ts-ignore: it is resolved in the throw-away project.
import { OktaAuth } from '@okta/okta-auth-js';

import { runPart } from './part.mjs';

/** @type {any} */ (window).runPart = (/** @type {import('./part.mjs').Job} */ job) =>
  runPart(OktaAuth, job, /** @type {any} */ (window).code);
