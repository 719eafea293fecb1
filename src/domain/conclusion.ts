import { z } from 'zod';
import { visibilities } from './mention.ts';

/** Something a customer was told already, or that was decided for them or for the incident they are part of. */
export const conclusionSchema = z.object({
  kind: z.enum(['reply', 'resolution', 'incident']),
  /** What was said, or what settled it. */
  text: z.string(),
  /** Code of the resolution. */
  code: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  case: z.string(),
  caseNumber: z.int(),
  /** Of a reply. */
  visibility: z.enum(visibilities).nullable(),
});
export type Conclusion = z.infer<typeof conclusionSchema>;
