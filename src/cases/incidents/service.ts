import { freshId, namesSomething, type Case, type Incident, type IncidentMatch } from '../../domain/index.ts';
import { isoNow, type Clock } from '../../ports/clock.ts';
import type { ChangeFeed } from '../../ports/events.ts';
import type { JobQueue } from '../../ports/jobs.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Actor } from '../actions.ts';
import { stale } from '../attempt.ts';
import { isOver } from '../claims.ts';
import { refused, type ReplyOutcome } from '../replies/outcome.ts';
import type { ReplyService } from '../replies/service.ts';
import type { CaseService } from '../service.ts';
import { decideIncident, NAMES_NOTHING, type IncidentAction } from './decide.ts';
import { frozenBy } from './match.ts';
import { forbidden, refusedIncident, staleIncident, type IncidentOutcome } from './outcome.ts';
import { tellCase } from './tell.ts';

export interface IncidentDeps {
  readonly stores: Pick<Stores, 'incidents' | 'cases' | 'mentions' | 'replies'>;
  readonly cases: Pick<CaseService, 'act'>;
  readonly replies: Pick<ReplyService, 'submit'>;
  readonly jobs: Pick<JobQueue, 'add'>;
  readonly changes: Pick<ChangeFeed, 'publish'>;
  readonly clock: Clock;
}

interface Request {
  readonly incident: string;
  /** Null takes it as it stands. */
  readonly expectedVersion: number | null;
  readonly actor: Actor;
}

/** What people do about incidents: each decision on the version they saw. */
export interface IncidentService {
  /** Made by hand: open at once. */
  create(made: {
    readonly brand: string;
    readonly title: string;
    readonly match: IncidentMatch;
    readonly began: string;
    readonly actor: Actor;
  }): Promise<IncidentOutcome>;
  decide(
    request: Request & { readonly action: Exclude<IncidentAction, { type: 'linked' | 'unlinked' }> },
  ): Promise<IncidentOutcome>;
  /** Links cases by hand, also such as the match does not find; out of another incident too. */
  link(request: Request & { readonly cases: readonly string[] }): Promise<IncidentOutcome>;
  /** Takes cases out by hand: they are not linked to it again by themselves. */
  unlink(request: Request & { readonly cases: readonly string[] }): Promise<IncidentOutcome>;
  /** Sends the approved statement on one case, in the actor's name. */
  tell(request: {
    readonly caseId: string;
    readonly expectedVersion: number | null;
    readonly actor: Actor;
  }): Promise<ReplyOutcome>;
  /** The open incident that keeps Earshot from answering or offering anything else on a case; null: nothing does. */
  isFrozen(item: Pick<Case, 'incident'>): Promise<string | null>;
}

const ROUNDS = 12;
const STEP_ASIDE_MS = 5;

/** Has a worker do what is left to do about an incident. */
export function wakeIncident(jobs: Pick<JobQueue, 'add'>, incident: string): Promise<void> {
  return jobs.add('incident', { incident, relink: false }, { deduplicate: `incident-${incident}` });
}

export function makeIncidentService(deps: IncidentDeps): IncidentService {
  const { stores, clock } = deps;
  const missing = (id: string): IncidentOutcome => refusedIncident({ code: 'not-found', message: `there is no incident ${id}` });

  async function stored(incident: Incident): Promise<IncidentOutcome> {
    await deps.changes.publish([{ type: 'incident', brand: incident.brand, ids: [incident.id] }]);
    if (incident.tasks.length > 0) await wakeIncident(deps.jobs, incident.id);
    return { ok: true, incident };
  }

  async function decide({
    incident: id,
    expectedVersion,
    actor,
    action,
  }: Request & { readonly action: IncidentAction }): Promise<IncidentOutcome> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const incident = await stores.incidents.get(id);
      if (!incident) return missing(id);
      if (expectedVersion !== null && incident.version !== expectedVersion)
        return refusedIncident(staleIncident(incident, expectedVersion));
      const decision = decideIncident(incident, action, { by: { id: actor.id, name: actor.name }, at: isoNow(clock) });
      if (!decision.ok) return refusedIncident(decision.refusal);
      if (decision.next === null) return { ok: true, incident };
      if (await stores.incidents.save(decision.next)) return stored(decision.next);
      await clock.sleep(STEP_ASIDE_MS * (round + 1));
    }
    const incident = await stores.incidents.get(id);
    return incident ? refusedIncident(staleIncident(incident, incident.version - 1)) : missing(id);
  }

  /** The cases first, for they are the truth; then what was done is noted. */
  async function move(
    request: Request & { readonly cases: readonly string[] },
    type: 'link' | 'unlink',
  ): Promise<IncidentOutcome> {
    const incident = await stores.incidents.get(request.incident);
    if (!incident) return missing(request.incident);
    const { expectedVersion, actor } = request;
    if (expectedVersion !== null && incident.version !== expectedVersion)
      return refusedIncident(staleIncident(incident, expectedVersion));
    if (type === 'link' && incident.state !== 'open')
      return refusedIncident(forbidden(`cases are linked to open incidents, this one is ${incident.state}`));
    const cases = await stores.cases.getMany([...new Set(request.cases)]);
    const strange = request.cases.find((id) => !cases.some((item) => item.id === id && item.brand === incident.brand));
    if (strange !== undefined) return refusedIncident(forbidden(`there is no case ${strange} of this brand`));
    const over = type === 'link' ? cases.find(isOver) : undefined;
    if (over) return refusedIncident(forbidden(`case ${over.number} is closed or was merged: it cannot be linked`));
    const moving = cases.filter((item) => (item.incident === incident.id) !== (type === 'link'));
    for (const { id: caseId, number } of moving) {
      const named = { incident: incident.id, title: incident.title };
      const action =
        type === 'link'
          ? { type: 'link-incident' as const, ...named, byHand: true }
          : { type: 'unlink-incident' as const, ...named };
      const outcome = await deps.cases.act({ caseId, expectedVersion: null, actor, action });
      if (!outcome.ok) return refusedIncident(forbidden(`case ${number}: ${outcome.refusal.message}`));
    }
    if (moving.length === 0) return { ok: true, incident };
    const numbers = moving.map(({ number }) => number);
    const action = { type: type === 'link' ? ('linked' as const) : ('unlinked' as const), cases: numbers };
    return decide({ incident: incident.id, expectedVersion: null, actor, action });
  }

  return {
    async create({ brand, title, match, began, actor }) {
      if (!namesSomething(match)) return refusedIncident(forbidden(NAMES_NOTHING));
      const at = isoNow(clock);
      const by = { id: actor.id, name: actor.name };
      const incident: Incident = {
        id: freshId(),
        brand,
        title,
        state: 'open',
        alert: null,
        match,
        began,
        proposedAt: at,
        acceptedAt: at,
        acceptedBy: by,
        closedAt: null,
        closedBy: null,
        statement: null,
        closing: null,
        timeline: [{ at, kind: 'opened', by, text: title }],
        tasks: [{ id: freshId(), kind: 'link', by, at }],
        version: 1,
      };
      await stores.incidents.insert(incident);
      return stored(incident);
    },

    decide,
    link: (request) => move(request, 'link'),
    unlink: (request) => move(request, 'unlink'),

    async tell({ caseId, expectedVersion, actor }) {
      const item = await stores.cases.get(caseId);
      if (!item) return refused({ code: 'not-found', message: `there is no case ${caseId}` });
      if (expectedVersion !== null && item.version !== expectedVersion) return refused(stale(item, expectedVersion));
      const incident = item.incident === null ? undefined : await stores.incidents.get(item.incident);
      const statement = incident?.state === 'open' ? incident.statement : null;
      if (!incident || statement === null || statement.approvedBy === null)
        return refused({ code: 'not-allowed', message: 'the case is in no open incident with an approved statement' });
      return tellCase(item, { incident, kind: 'holding', text: statement.text, actor, again: true }, deps);
    },

    async isFrozen(item) {
      return item.incident === null ? null : frozenBy(item, await stores.incidents.get(item.incident));
    },
  };
}
