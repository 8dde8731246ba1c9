// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const bytes = () => readFileSync(join(__dirname, 'core.wasm'));
