import type { quality as english } from '../en/quality.ts';
import type { Same } from '../types.ts';

export const quality: Same<typeof english> = {};
