// Replaces the global `queueMicrotask` in the glue, so that a trap in a task of the core is noticed.

import { guard } from './core.js';

export const queueMicrotask = (task) => Promise.resolve().then(guard(task));
