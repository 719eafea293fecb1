import type { desk as english } from '../en/desk.ts';
import type { Same } from '../types.ts';

export const desk: Same<typeof english> = {};
