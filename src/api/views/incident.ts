import { z } from 'zod';
import { incidentSchema, type Incident, type IncidentCounts } from '../../domain/index.ts';
import type { ApiDeps } from '../deps.ts';
import { apiSchemas, named, timeSchema } from './registry.ts';

const countsSchema = z.object({ linked: z.int(), open: z.int(), told: z.int(), answered: z.int(), solved: z.int() });

export const incidentViewSchema = named(
  'Incident',
  z.object({
    ...incidentSchema.omit({ timeline: true, tasks: true }).shape,
    began: timeSchema,
    proposedAt: timeSchema,
    acceptedAt: timeSchema.nullable(),
    closedAt: timeSchema.nullable(),
    working: z
      .array(z.enum(['link', 'tell', 'conclude']))
      .register(apiSchemas, { description: 'What is being done about its cases now.' }),
    declinedBecause: z
      .string()
      .nullable()
      .register(apiSchemas, { description: 'What whoever declined it said about why; null where nothing was said.' }),
    counts: countsSchema,
  }),
  {
    description:
      'One problem that many customers report at once. `counts` are of its cases, merged ones left out: `open` (or pending), `told` the holding statement, `answered` at least once (solving one counts, as in care performance), `solved` (or closed).',
  },
);
export type IncidentView = z.infer<typeof incidentViewSchema>;

const NONE: IncidentCounts = { linked: 0, open: 0, told: 0, answered: 0, solved: 0 };

/** An incident as everybody sees it. It holds no customer's words. */
export function incidentView({ timeline, tasks, ...shown }: Incident, counts: IncidentCounts = NONE): IncidentView {
  const declined = timeline.findLast(({ kind }) => kind === 'declined');
  return {
    ...shown,
    declinedBecause: declined === undefined || declined.text === '' ? null : declined.text,
    working: [...new Set(tasks.map(({ kind }) => kind))],
    counts: { ...counts },
  };
}

/** Views of incidents with how their cases stand, counted in one go. */
export async function incidentViews(deps: Pick<ApiDeps, 'stores'>, incidents: readonly Incident[]): Promise<IncidentView[]> {
  const counts = await deps.stores.incidents.counts(incidents.map(({ id }) => id));
  return incidents.map((incident) => incidentView(incident, counts.get(incident.id)));
}

/** What stands on a case of its incident. */
export const caseIncidentSchema = z.object({
  id: z.string(),
  title: z.string(),
  state: incidentSchema.shape.state,
  statement: z.string().nullable().register(apiSchemas, { description: 'Only once it is approved.' }),
  told: z.boolean().register(apiSchemas, { description: 'The holding statement was sent on this case, or is on its way.' }),
});
