import { z } from 'zod';
import { named, timeSchema } from './registry.ts';

const spreadSchema = z.object({ count: z.int(), median: z.int().nullable(), p90: z.int().nullable() });

const line = {
  claimed: z.int(),
  replies: z.int(),
  solved: z.int(),
  reopened: z.int(),
  returned: z.int(),
  firstResponse: spreadSchema,
  nextResponse: spreadSchema,
  handle: spreadSchema,
  resolution: spreadSchema,
};

export const agentReportSchema = named(
  'AgentReport',
  z.object({
    from: timeSchema,
    to: timeSchema,
    hours: z.enum(['business', 'calendar']),
    since: z.enum(['post', 'receipt']),
    agents: z.array(z.object({ id: z.string(), name: z.string(), ...line })),
    total: z.object(line).nullable(),
    complete: z.boolean(),
    definitions: z.record(z.string(), z.string()),
  }),
  {
    description:
      'What agents did in a time: counts, and median and 90th percentile (nearest rank) of durations in seconds. `total` is null for callers who see only themselves. `complete` false: there were more cases than a report reads.',
  },
);

/** What each column means, as docs/reports.md has it at length. */
export const definitions = {
  claimed: 'cases taken, by claim or from somebody else',
  replies: 'answers that reached the customer',
  solved: 'cases solved',
  reopened: 'cases that were opened again after this agent had solved them',
  returned: 'claims that ran out, so that the case went back to its queue',
  firstResponse: 'from the beginning of the case to the first answer',
  nextResponse: 'from what the customer said first after an answer to the next answer',
  handle: 'time a case was held, for each case and agent together, once they let go of it',
  resolution: 'from the beginning of the case to its last solution in this time',
} as const;
