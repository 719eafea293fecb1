import type { Case, Incident, IncidentEntry, IncidentTask, StatementKind } from '../../domain/index.ts';
import { isoNow, type Clock } from '../../ports/clock.ts';
import type { ChangeFeed } from '../../ports/events.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Actor } from '../actions.ts';
import { isClaimed } from '../claims.ts';
import type { ReplyOutcome } from '../replies/outcome.ts';
import type { ReplyService } from '../replies/service.ts';
import { sourceOf } from '../replies/told.ts';
import type { CaseService } from '../service.ts';
import { wasTold } from '../transition-replies.ts';
import { linkMatching } from './link.ts';
import { makeRoom, type Room } from './room.ts';
import { tellCase } from './tell.ts';

export interface IncidentWorkDeps {
  readonly stores: Pick<Stores, 'incidents' | 'cases' | 'mentions' | 'replies'>;
  readonly cases: Pick<CaseService, 'act'>;
  readonly replies: Pick<ReplyService, 'submit'>;
  readonly changes: Pick<ChangeFeed, 'publish'>;
  readonly clock: Clock;
}

/** What is done about an incident's cases in the background. Every step can be repeated: a death at any point loses nothing. */
export interface IncidentWork {
  /**
   * Does what can be done now; with `relink` only looks for cases that slipped through. True when nothing is left; else it is to be
   * called again in some seconds.
   */
  work(incident: string, options: { readonly relink: boolean; readonly signal: AbortSignal }): Promise<boolean>;
}

const ROOM_MS = 500;
/** One run goes on for so long before it makes way for others. */
const RUN_MS = 300_000;
/** What could not be told within this time is left to agents. */
const PATIENCE_MS = 24 * 3_600_000;
const PAGE = 200;
const TRIES = 3;

/** What became of one case: `done`, `left` to agents, `held` by one of them now, or there is no `room` on its connection. */
type Step = 'done' | 'left' | 'held' | 'room';

const actorFor = ({ by }: IncidentTask): Actor => ({ kind: 'system', id: by.id, name: by.name, supervisor: false });

/** What a turn of a case knows. */
interface Turn {
  readonly incident: Incident;
  readonly task: IncidentTask;
  readonly room: Room;
}

/** What is gone over: the cases of one task of one incident. */
interface Rounds {
  readonly id: string;
  readonly brand: string;
  readonly kind: StatementKind;
  readonly task: IncidentTask;
  readonly signal: AbortSignal;
  find(): Promise<readonly string[]>;
  act(item: Case, turn: Turn): Promise<Step | 'again'>;
}

const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Earshot', supervisor: true };

/** What a refusal means for a case whose turn it is. */
function stepOf(outcome: ReplyOutcome): Step | 'again' {
  if (outcome.ok) return 'done';
  const { refusal } = outcome;
  if (refusal.code === 'stale') return 'again';
  if (refusal.code === 'owned') return 'held';
  // Written down and not decided: whoever did it died, and it is taken back in a moment.
  if (refusal.code === 'already-answered' && refusal.reply.state === 'prepared') return 'held';
  return 'left';
}

export function makeIncidentWork(deps: IncidentWorkDeps): IncidentWork {
  const { stores, clock } = deps;
  /** Cases that a task leaves to agents, at the version at which it did. */
  const leftAt = new Map<string, Map<string, number>>();

  /** One case's turn, on the case as it stands. */
  async function turn(caseId: string, act: (item: Case) => Promise<Step | 'again'>): Promise<Step> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const item = await stores.cases.get(caseId);
      if (!item) return 'done';
      const step = await act(item);
      if (step !== 'again') return step;
    }
    return 'held';
  }

  async function tell(item: Case, { incident, task, room }: Turn): Promise<Step | 'again'> {
    const text = incident.statement?.approvedBy ? incident.statement.text : null;
    if (text === null || item.incident !== incident.id || item.status !== 'open' || item.mergedInto !== null) return 'done';
    if (isClaimed(item, clock.now())) return 'held';
    if (!(await room.takes(item))) return 'room';
    return stepOf(await tellCase(item, { incident, kind: 'holding', text, actor: actorFor(task), again: false }, deps));
  }

  async function conclude(item: Case, { incident, task, room }: Turn): Promise<Step | 'again'> {
    const { answer, resolution } = incident.closing ?? { answer: null, resolution: null };
    const isLive = (item.status === 'open' || item.status === 'pending') && item.mergedInto === null;
    if (!isLive || item.incident !== incident.id) return 'done';
    if (isClaimed(item, clock.now())) return 'held';
    let version = item.version;
    if (answer !== null && !wasTold(item, { incident: incident.id, kind: 'closing' })) {
      if (!(await room.takes(item))) return 'room';
      const telling = { incident, kind: 'closing' as const, text: answer, actor: actorFor(task), again: false };
      const outcome = await tellCase(item, telling, deps);
      if (!outcome.ok) return stepOf(outcome);
      ({ version } = outcome.case);
    }
    // Whoever wrote after the end has something to say that nobody has answered.
    if (resolution === null || item.lastMentionAt > (incident.closedAt ?? '')) return 'done';
    const action = { type: 'status' as const, status: 'solved' as const, resolution: incident.title, code: resolution };
    const solved = await deps.cases.act({ caseId: item.id, expectedVersion: version, actor: actorFor(task), action });
    if (solved.ok) return 'done';
    return solved.refusal.code === 'stale' ? 'again' : solved.refusal.code === 'owned' ? 'held' : 'left';
  }

  async function idsOf(filter: Parameters<Stores['cases']['list']>[0]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const page = await stores.cases.list({ ...filter, live: true }, { limit: PAGE, cursor }, 'oldest');
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    return ids;
  }

  /** Gives each of these cases its turn. Names those that another turn may finish. */
  async function round(
    ids: readonly string[],
    { id, brand, kind, task, act, signal }: Rounds,
    connections: Map<string, string>,
  ): Promise<{ readonly full: readonly string[]; readonly held: number; readonly called: boolean }> {
    const source = sourceOf({ incident: id, kind });
    const room = makeRoom(stores, { brand, source, now: clock.now(), connections });
    const left = leftAt.get(task.id) ?? new Map<string, number>();
    leftAt.set(task.id, left);
    const full: string[] = [];
    let held = 0;
    for (const caseId of ids) {
      signal.throwIfAborted();
      if (await room.isFull(caseId)) {
        full.push(caseId);
        continue;
      }
      const incident = await stores.incidents.get(id);
      if (!incident?.tasks.some((one) => one.id === task.id)) return { full: [], held: 0, called: true };
      const step = await turn(caseId, async (item) =>
        left.get(caseId) === item.version ? 'left' : act(item, { incident, task, room }),
      );
      if (step === 'room') full.push(caseId);
      if (step === 'held') held += 1;
      if (step === 'left') left.set(caseId, (await stores.cases.get(caseId))?.version ?? 0);
    }
    return { full, held, called: false };
  }

  /** Goes over the cases until none of them needs another turn, or the time for one run is over. True: finished. */
  async function goOver(rounds: Rounds): Promise<boolean> {
    const until = clock.now() + RUN_MS;
    const connections = new Map<string, string>();
    let ids = await rounds.find();
    for (let held = 0; ;) {
      const found = await round(ids, rounds, connections);
      if (found.called) return true;
      held += found.held;
      if (found.full.length === 0) return held === 0;
      if (clock.now() >= until) return false;
      await clock.sleep(ROOM_MS, rounds.signal);
      ids = found.full;
    }
  }

  async function finish(incident: Incident, task: IncidentTask, kind: IncidentEntry['kind'], text: string): Promise<void> {
    leftAt.delete(task.id);
    await stores.incidents.finish(incident.id, task.id, { at: isoNow(clock), kind, by: null, text });
    await deps.changes.publish([{ type: 'incident', brand: incident.brand, ids: [incident.id] }]);
  }

  const countOf = async (id: string, is: 'linked' | 'told' | 'solved'): Promise<string> =>
    String((await stores.incidents.counts([id])).get(id)?.[is] ?? 0);

  /** True when the task is finished. */
  async function run(incident: Incident, task: IncidentTask, signal: AbortSignal): Promise<boolean> {
    const { id, brand, state } = incident;
    const patient = clock.now() - Date.parse(task.at) < PATIENCE_MS;
    switch (task.kind) {
      case 'link': {
        if (state === 'open') await linkMatching(incident, actorFor(task), { ...deps, signal });
        await finish(incident, task, 'linked', await countOf(id, 'linked'));
        return true;
      }
      case 'tell': {
        const find = () => idsOf({ incident: id, status: 'open', told: { incident: id, kind: 'holding', is: false } });
        const done = state !== 'open' || (await goOver({ id, brand, kind: 'holding', task, signal, find, act: tell }));
        if (!done && patient) return false;
        await finish(incident, task, 'told', await countOf(id, 'told'));
        return true;
      }
      case 'conclude': {
        const done = await goOver({
          id,
          brand,
          kind: 'closing',
          task,
          signal,
          find: () => idsOf({ incident: id }),
          act: conclude,
        });
        if (!done && patient) return false;
        await finish(incident, task, 'concluded', await countOf(id, 'solved'));
        return true;
      }
    }
  }

  return {
    async work(id, { relink, signal }) {
      const incident = await stores.incidents.get(id);
      if (!incident) return true;
      if (relink) {
        if (incident.state === 'open') await linkMatching(incident, SYSTEM, { ...deps, signal });
        return true;
      }
      let finished = true;
      for (const task of incident.tasks) {
        signal.throwIfAborted();
        if (!(await run(incident, task, signal))) finished = false;
      }
      return finished;
    },
  };
}
