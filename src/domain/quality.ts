import { z } from 'zod';

const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, {
  message: 'must be 1 to 64 small letters, digits and dashes, beginning with one of the first two',
});

/** One thing that is looked at. Its weight says how much it counts beside the others. */
export const questionSchema = z.strictObject({
  id: idSchema,
  text: z.string().trim().min(1).max(500),
  weight: z.int().min(1).max(100),
});

/** What a case is judged by. `passMark`: the share of the points, 0 to 1, from which it passes. */
export const scoreCardSchema = z.strictObject({
  id: idSchema,
  name: z.string().trim().min(1).max(128),
  questions: z
    .array(questionSchema)
    .min(1)
    .max(50)
    .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, {
      message: 'must have an id of its own for each question',
    }),
  passMark: z.number().min(0).max(1),
});
export type ScoreCard = z.infer<typeof scoreCardSchema>;

export const verdicts = ['met', 'missed', 'not-applicable'] as const;
export type Verdict = (typeof verdicts)[number];

export const strata = ['agent', 'queue', 'topic'] as const;

export const scorerSchema = z.object({ id: z.string(), name: z.string() });

/** What one person found. */
export const scoreSchema = z.object({
  by: scorerSchema,
  at: z.string(),
  /** By question; every question of the card has one. */
  verdicts: z.record(z.string(), z.enum(verdicts)),
  comment: z.string(),
  /** Share of the points of what applies, 0 to 1. */
  score: z.number(),
  passed: z.boolean(),
});
export type Score = z.infer<typeof scoreSchema>;

/** Cases drawn to be looked at, and how: the same seed, choice and cases give the same draw. */
export const sampleSchema = z.object({
  id: z.string(),
  by: scorerSchema,
  at: z.string(),
  seed: z.string(),
  /** How many were asked for. */
  size: z.int(),
  from: z.string(),
  to: z.string(),
  brand: z.string().nullable(),
  queue: z.string().nullable(),
  agent: z.string().nullable(),
  stratify: z.enum(strata).nullable(),
  /** The card as it was then. */
  card: scoreCardSchema,
  /** Share of the cases that two people score, neither seeing the other's. */
  double: z.number(),
  /** Solved cases drawn from; `complete` false: there were more than are drawn from at a time. */
  population: z.int(),
  complete: z.boolean(),
  drawn: z.int(),
  strata: z.array(z.object({ key: z.string(), population: z.int(), drawn: z.int() })),
});
export type Sample = z.infer<typeof sampleSchema>;

/**
 * `open`: a score is missing; `done`: all are in; `disputed`: the agent doesn't agree, a supervisor must decide;
 * `resolved`: that was done, for good.
 */
export const reviewStates = ['open', 'done', 'disputed', 'resolved'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** One case of a sample, and what was found. */
export const reviewSchema = z.object({
  id: z.string(),
  sample: z.string(),
  card: scoreCardSchema,
  case: z.string(),
  caseNumber: z.int(),
  brand: z.string(),
  queue: z.string(),
  topic: z.string(),
  solvedAt: z.string(),
  /** Whose work is looked at; null where nobody solved it by hand. */
  agent: z.string().nullable(),
  state: z.enum(reviewStates),
  /** How many people score it: 1, or 2 without seeing each other's. */
  wanted: z.int().min(1).max(2),
  scores: z.array(scoreSchema),
  dispute: z.object({ by: scorerSchema, at: z.string(), text: z.string() }).nullable(),
  /** What a supervisor decided: the score stands (null), or another does. */
  resolution: z.object({ by: scorerSchema, at: z.string(), text: z.string(), score: scoreSchema.nullable() }).nullable(),
  /** Mean of the scores, or what the dispute ended with; null while one is missing. */
  score: z.number().nullable(),
  passed: z.boolean().nullable(),
  at: z.string(),
  version: z.int(),
});
export type Review = z.infer<typeof reviewSchema>;
