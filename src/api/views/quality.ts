import { z } from 'zod';
import {
  reviewStates,
  sampleSchema,
  scoreCardSchema,
  scorerSchema,
  scoreSchema,
  strata,
  type Agent,
  type Review,
} from '../../domain/index.ts';
import type { Caller } from '../caller.ts';
import { named, timeSchema } from './registry.ts';

export const scoreCardViewSchema = named('ScoreCard', z.object({ ...scoreCardSchema.shape }), {
  description: 'Questions with weights, and the share of the points (0 to 1) from which a case passes.',
});

export const sampleViewSchema = named(
  'QualitySample',
  z.object({
    ...sampleSchema.shape,
    at: timeSchema,
    from: timeSchema,
    to: timeSchema,
    stratify: z.enum(strata).nullable(),
    card: scoreCardViewSchema,
  }),
  { description: 'Cases drawn to be looked at. The same seed over the same cases draws the same ones.' },
);

const agreementShape = { pairs: z.int(), share: z.number().nullable(), kappa: z.number().nullable() };

export const sampleDetailSchema = named(
  'QualitySampleDetail',
  z.object({
    ...sampleViewSchema.shape,
    progress: z.object({ open: z.int(), done: z.int(), disputed: z.int(), resolved: z.int(), passed: z.int() }),
    agreement: z.object({
      passed: z.object(agreementShape),
      questions: z.array(z.object({ question: z.string(), ...agreementShape })),
    }),
  }),
  {
    description:
      'A sample, how far it is, and how far two people agree who scored the same case without seeing each other’s: on pass or fail and on each question. `share` is how often they said the same, `kappa` Cohen’s; null where there is nothing to compare.',
  },
);

const scoreViewSchema = z.object({ ...scoreSchema.shape, at: timeSchema });

export const reviewViewSchema = named(
  'QualityReview',
  z.object({
    id: z.string(),
    sample: z.string(),
    card: scoreCardViewSchema,
    case: z.string(),
    caseNumber: z.int(),
    brand: z.string(),
    queue: z.string(),
    topic: z.string(),
    solvedAt: timeSchema,
    agent: z.string().nullable(),
    agentName: z.string().nullable(),
    state: z.enum(reviewStates),
    wanted: z.int(),
    given: z.int(),
    scores: z.array(scoreViewSchema),
    dispute: z.object({ by: scorerSchema, at: timeSchema, text: z.string() }).nullable(),
    resolution: z.object({ by: scorerSchema, at: timeSchema, text: z.string(), score: scoreViewSchema.nullable() }).nullable(),
    score: z.number().nullable(),
    passed: z.boolean().nullable(),
    version: z.int(),
  }),
  { description: 'One case of a sample and what was found. While a score is missing (`open`), callers see only their own.' },
);
export type ReviewView = z.infer<typeof reviewViewSchema>;

/** A review as this caller may see it: nobody's score before all are in, but their own. */
export function reviewView(review: Review, viewer: Pick<Caller, 'id'>, agents: readonly Agent[]): ReviewView {
  const { at: _at, scores, ...rest } = review;
  return {
    ...rest,
    agentName: agents.find(({ email }) => email === review.agent)?.name ?? null,
    given: scores.length,
    scores: review.state === 'open' ? scores.filter(({ by }) => by.id === viewer.id) : scores,
  };
}
