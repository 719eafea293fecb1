import { z } from 'zod';
import type { IncidentAction } from '../../../cases/incidents/decide.ts';
import type { IncidentOutcome } from '../../../cases/incidents/outcome.ts';
import { actorOf } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { defineFencedChange, type FencedRequest } from '../../fenced-change.ts';
import { acceptedIncident } from '../../incident-outcomes.ts';
import type { PolicyName } from '../../policies.ts';
import { badInput } from '../../problems.ts';
import { idParam } from '../../query.ts';
import { json, type Answer, type Route } from '../../route.ts';
import { caseTag } from '../../views/case.ts';
import { incidentViewSchema, incidentViews } from '../../views/incident.ts';
import { apiSchemas } from '../../views/registry.ts';
import { changedMatch, checkMatch, titleSchema } from './match.ts';

interface ChangeSpec<B> {
  /** Last part of the address. */
  readonly verb: string;
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly policy?: PolicyName;
  readonly body: z.ZodType<B>;
  readonly change: (request: FencedRequest<B>, context: ApiContext) => Promise<IncidentOutcome>;
}

/** The answer to what was done: the incident as it is now, and its tag. */
export async function changedIncident(outcome: IncidentOutcome, { deps }: ApiContext, status = 200): Promise<Answer> {
  const incident = acceptedIncident(outcome);
  const [view] = await incidentViews(deps, [incident]);
  return json(view, { status, headers: { etag: caseTag(incident) } });
}

/** A route that decides about an incident: fenced by `If-Match`, done once per `Idempotency-Key`. */
function defineChange<B>(spec: ChangeSpec<B>): Route {
  const { verb, name, summary, description, policy = 'run-incidents', body, change } = spec;
  return defineFencedChange({
    url: `/v1/incidents/:id/${verb}`,
    name,
    tag: 'incidents',
    summary,
    description,
    policy,
    body,
    scope: `incident ${verb}`,
    of: 'the incident',
    done: { description: 'Done: the incident as it is now, with its new `ETag`.', schema: incidentViewSchema },
    change: async (request, context) => changedIncident(await change(request, context), context),
  });
}

const nothing = z.strictObject({}).optional();

function decide<B>(
  { id: incident, expectedVersion, caller }: FencedRequest<B>,
  { deps }: ApiContext,
  action: Exclude<IncidentAction, { type: 'linked' | 'unlinked' }>,
): Promise<IncidentOutcome> {
  return deps.incidents.decide({ incident, expectedVersion, actor: actorOf(caller), action });
}

export const acceptIncident = defineChange({
  verb: 'accept',
  name: 'acceptIncident',
  summary: 'Take a proposed incident as one: its cases are linked, and those to come',
  body: z.strictObject({ title: titleSchema.optional(), match: changedMatch.optional() }).optional(),
  change: async (request, context) => {
    const { title, match } = request.body ?? {};
    const incident = match === undefined ? undefined : await context.deps.stores.incidents.get(request.id);
    if (match !== undefined && incident) checkMatch(match, incident.brand, context);
    return decide(request, context, { type: 'accept', title: title ?? null, match: match ?? null });
  },
});

export const declineIncident = defineChange({
  verb: 'decline',
  name: 'declineIncident',
  summary: 'Say that a proposed incident is none',
  body: z
    .strictObject({
      reason: z.string().trim().max(500).nullish().register(apiSchemas, { description: 'Why, for colleagues.' }),
    })
    .optional(),
  change: (request, context) => decide(request, context, { type: 'decline', reason: request.body?.reason ?? null }),
});

export const setStatement = defineChange({
  verb: 'statement',
  name: 'setStatement',
  summary: 'Write what every customer of the incident may be told',
  description: 'Whoever changes the words takes the approval off them.',
  body: z.strictObject({ text: z.string().trim().min(1).max(2000) }),
  change: (request, context) => decide(request, context, { type: 'statement', text: request.body.text }),
});

export const approveStatement = defineChange({
  verb: 'statement/approve',
  name: 'approveStatement',
  summary: 'Let the holding statement be sent',
  policy: 'approve-replies',
  body: nothing,
  change: (request, context) => decide(request, context, { type: 'approve' }),
});

export const sendStatement = defineChange({
  verb: 'send-statement',
  name: 'sendStatement',
  summary: 'Send the approved statement on every linked open case that was not told',
  description:
    'In the background and paced, a few answers on each connection at a time. A case that an agent holds is left alone while they do, and one that was answered already is not answered again. `working` says whether it goes on.',
  body: nothing,
  change: (request, context) => decide(request, context, { type: 'send-statement' }),
});

const someCases = z.strictObject({
  cases: z.array(idParam).min(1).max(200).register(apiSchemas, { description: 'Ids of cases of the same brand.' }),
});

export const linkCases = defineChange({
  verb: 'link',
  name: 'linkCases',
  summary: 'Link cases to an open incident by hand',
  description: 'A case is in one incident at most: one that is in another leaves it.',
  body: someCases,
  change: ({ id: incident, expectedVersion, caller, body }, { deps }) =>
    deps.incidents.link({ incident, expectedVersion, actor: actorOf(caller), cases: body.cases }),
});

export const unlinkCases = defineChange({
  verb: 'unlink',
  name: 'unlinkCases',
  summary: 'Take cases out of an incident by hand',
  description: 'They are not linked to it again by themselves.',
  body: someCases,
  change: ({ id: incident, expectedVersion, caller, body }, { deps }) =>
    deps.incidents.unlink({ incident, expectedVersion, actor: actorOf(caller), cases: body.cases }),
});

export const closeIncident = defineChange({
  verb: 'close',
  name: 'closeIncident',
  summary: 'End an incident, answering and solving its open cases',
  description:
    '`answer` goes out on every linked open case, in the background and paced; with `resolution` the cases that were answered are solved. Whoever wrote after the end is answered, and their case stays open.',
  body: z.strictObject({
    answer: z.string().trim().min(1).max(2000).nullish(),
    resolution: z.string().min(1).max(64).nullish().register(apiSchemas, { description: 'A code of the configuration’s list.' }),
  }),
  change: (request, context) => {
    const { answer, resolution } = request.body;
    const known = context.deps.configuration().resolutions;
    if (typeof resolution === 'string' && !known.some(({ id }) => id === resolution)) {
      const codes = known.map(({ id }) => id).join(', ');
      throw badInput([{ path: 'resolution', message: `is none of ${codes}` }]);
    }
    return decide(request, context, { type: 'close', answer: answer ?? null, resolution: resolution ?? null });
  },
});
