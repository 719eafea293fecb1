import type { board as english } from '../en/board.ts';
import type { Same } from '../types.ts';

export const board: Same<typeof english> = {};
