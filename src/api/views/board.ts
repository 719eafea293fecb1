import { z } from 'zod';
import { presenceActivities, presenceStatuses } from '../../domain/index.ts';
import { caseViewSchema } from './case.ts';
import { named, timeSchema } from './registry.ts';

const time = timeSchema.nullable();

const queueRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  depth: z.int(),
  bounded: z.boolean(),
  oldestAt: time,
  oldestPostAt: time,
  arrivals: z.array(z.int()),
  answers: z.array(z.int()),
  arrivalRate: z.number(),
  serviceRate: z.number(),
  expectedRate: z.number(),
  agents: z.int(),
  predictedBreachAt: time,
  breached: z.int(),
  nextDue: z.array(z.object({ id: z.string(), number: z.int(), dueAt: timeSchema })),
});

const agentRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  presence: z.enum(presenceStatuses),
  activity: z.enum(presenceActivities).nullable(),
  case: z.string().nullable(),
  since: time,
  load: z.int(),
  capacity: z.int().nullable(),
  lastActivityAt: time,
  help: z.object({ case: z.string(), number: z.int(), text: z.string(), at: timeSchema }).nullable(),
  typingOn: z.string().nullable(),
});

export const boardSchema = named(
  'Board',
  z.object({
    at: timeSchema,
    queues: z.array(queueRowSchema),
    agents: z.array(agentRowSchema),
    totals: z.object({
      waiting: z.int(),
      oldestAt: time,
      breached: z.int(),
      nextBreach: time,
      help: z.int(),
      withAgents: z.int(),
      places: z.int(),
      unowned: z.int(),
    }),
    ages: z.array(z.object({ from: z.int(), to: z.int().nullable(), count: z.int(), breached: z.int() })),
    breaches: z.array(caseViewSchema),
    bounded: z.boolean(),
  }),
  {
    description:
      'Waiting: open cases that no agent holds. `arrivals` and `answers` count 24 stretches of ten minutes, the last of which runs; rates are an hour, of the last hour; `expectedRate` is what the agents who are there can be expected to answer, and `predictedBreachAt` the first due time that is then missed within four hours. `ages` are seconds since the customer wrote. `breached` are cases now past a target. `nextDue` names up to three cases whose clock ends next. `bounded`: more waits than was read, so that what is not a depth is a lower bound; a depth is counted up to 20,000.',
  },
);
