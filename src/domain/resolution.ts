import { z } from 'zod';

export const resolutionOutcomes = ['solved', 'refused', 'duplicate', 'other'] as const;

/** One way in which a case can end, as people choose it when they solve a case. */
export const resolutionCodeSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,47}$/, { message: 'may hold small letters, digits and - only (48 at most)' }),
  name: z.string().min(1).max(64),
  /** What it means for the customer: got what they asked for, did not, is answered elsewhere, or none of these. */
  outcome: z.enum(resolutionOutcomes),
});
export type ResolutionCode = z.infer<typeof resolutionCodeSchema>;

/** What a case may end with where the configuration names nothing else. */
export const defaultResolutions: readonly ResolutionCode[] = [
  { id: 'resolved', name: 'Resolved', outcome: 'solved' },
  { id: 'compensated', name: 'Compensated', outcome: 'solved' },
  { id: 'explained', name: 'Explained', outcome: 'other' },
  { id: 'refused', name: 'Refused', outcome: 'refused' },
  { id: 'duplicate', name: 'Duplicate', outcome: 'duplicate' },
  { id: 'no-answer-needed', name: 'No answer needed', outcome: 'other' },
];
