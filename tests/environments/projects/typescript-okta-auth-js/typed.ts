// The compiler found types for the replaced package: without them, this would be `any`.
import idx from '@okta/okta-idx-js';

// @ts-expect-error a function is not a number
export const typed: number = idx.start;
