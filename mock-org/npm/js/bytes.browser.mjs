// @ts-check
import hex from 'okta-mock-org:hex';

import { fromHex } from '../../../pkg-template/from-hex.mjs';

export const bytes = () => fromHex(hex);
