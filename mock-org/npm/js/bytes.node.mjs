// @ts-check
import { readFileSync } from 'node:fs';

export const bytes = () => readFileSync(new URL('./core.wasm', import.meta.url));
