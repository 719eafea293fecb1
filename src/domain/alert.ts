import { z } from 'zod';

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

export const differenceSchema = z.object({
  kind: z.enum(['phrase', 'network', 'country', 'language', 'author']),
  /** The phrase, the network's or language's id, the country's code, or the author's id. */
  text: z.string(),
  /** Mentions with it since the alert began, and how many of as many mentions usually have it. */
  count: z.int(),
  usual: z.number(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** A rise of mentions that chance hardly explains. */
export const alertSchema = z.object({
  id: z.string(),
  brand: z.string(),
  /** The part of the brand that holds most of the rise; null: all topics, all networks. */
  topic: z.string().nullable(),
  network: z.string().nullable(),
  /** What rose: all mentions, or complaints. */
  measure: z.enum(['all', 'complaints']),
  severity: z.enum(severities),
  /** How many of such rises are real, from 0 to 1, where one a week is to be expected: the highest since it was found. */
  likelihood: z.number(),
  /** When the rise began, to five minutes; when it was found; when it was seen last; when it was over, null while it lasts. */
  began: z.string(),
  found: z.string(),
  seen: z.string(),
  until: z.string().nullable(),
  /** Mentions since it began up to when it was seen last, and how many were expected. */
  count: z.int(),
  expected: z.number(),
  whatDiffers: z.array(differenceSchema),
  incident: z.string().nullable(),
  /** Findings about other parts of the brand that are the same rise. */
  folded: z.int(),
  /** Who saw it, and when: no further messages go out about it. */
  acknowledged: z.object({ by: z.object({ id: z.string(), name: z.string() }), at: z.string() }).nullable(),
});
export type Alert = z.infer<typeof alertSchema>;
