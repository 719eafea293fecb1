import type { reports as english } from '../en/reports.ts';
import type { Same } from '../types.ts';

export const reports: Same<typeof english> = {};
