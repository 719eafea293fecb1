import {
  freshId,
  type Case,
  type Conclusion,
  type Draft,
  type Mention,
  type Reply,
  type Visibility,
} from '../../domain/index.ts';
import { isoNow, type Clock } from '../../ports/clock.ts';
import type { ReplyAbility, ReplyCapability } from '../../ports/connector.ts';
import type { JobQueue } from '../../ports/jobs.ts';
import type { Stores } from '../../ports/stores.ts';
import { sameAs } from '../../customers/person.ts';
import type { Actor, ToldBy } from '../actions.ts';
import { LEASE_MS } from '../claims.ts';
import type { CaseService } from '../service.ts';
import { makeDecisions, WRITE_MS, type ReplyDecisions } from './decisions.ts';
import { contradictedBy, contradictedByCode, type Outcomes } from './contradiction.ts';
import { abilityOf, judgeReply, type ReplyProblem } from './judge.ts';
import { refused, type ReplyOutcome } from './outcome.ts';
import { conclusionsFor } from './standing.ts';
import { ownSource, sourceOf } from './told.ts';

export interface ReplyServiceDeps {
  readonly stores: Pick<Stores, 'cases' | 'mentions' | 'replies' | 'drafts' | 'customers'>;
  readonly cases: CaseService;
  readonly jobs: Pick<JobQueue, 'add'>;
  readonly clock: Clock;
  /** How a mention can be answered from here; undefined where its connection cannot send. */
  capability(mention: Mention): ReplyCapability | undefined;
  /** As the network of this mention counts. */
  lengthOf(text: string, mention: Mention): number;
  /** Whether a supervisor looks at what this queue's agents write. */
  approvalOf(queue: string): 'nobody' | 'agents';
  /** What the codes of resolutions answer the customer. */
  outcomes(): Outcomes;
}

/** An answer as its writer hands it in. */
export interface ReplyRequest {
  readonly caseId: string;
  /** Null takes the case as it stands. */
  readonly expectedVersion: number | null;
  readonly actor: Actor;
  readonly text: string;
  /** The customer's newest unless told. */
  readonly mention: string | null;
  /** As the mention is, unless told. */
  readonly visibility: Visibility | null;
  /** Adds to an answer that is there already. */
  readonly followUp: boolean;
  /** The writer wants a supervisor to look first. */
  readonly approval: boolean;
  readonly source: string | null;
  /** It is an incident's text that a supervisor approved: nobody has to look again, and no case is told it twice. */
  readonly told?: ToldBy;
}

/** What a draft would meet if it were sent now. */
export interface ReplyCheck {
  readonly mention: Mention;
  readonly visibility: Visibility;
  readonly length: number;
  readonly maxLength: number | null;
  readonly problems: readonly ReplyProblem[];
  readonly conclusions: readonly Conclusion[];
  /** Those of them that it contradicts. */
  readonly contradicted: readonly Conclusion[];
  readonly needsApproval: string | null;
}

/** Answers to customers: decided once, on the case's current version, and handed to the queue. */
export interface ReplyService extends ReplyDecisions {
  check(item: Case, draft: Pick<ReplyRequest, 'text' | 'mention' | 'visibility' | 'actor'>): Promise<ReplyCheck | null>;
  submit(request: ReplyRequest): Promise<ReplyOutcome>;
  conclusions(item: Case): Promise<readonly Conclusion[]>;
  /** How a mention can be answered in either way; null where its network has no such way. */
  abilities(mention: Mention): { readonly public: ReplyAbility | null; readonly private: ReplyAbility | null };
  /** The conclusions that solving a case with this code would contradict. */
  contradicted(item: Case, code: string): Promise<readonly Conclusion[]>;
}

/** The latest words of a case that an answer is held against. */
const MOST_HEARD = 100;

export function makeReplyService(deps: ReplyServiceDeps): ReplyService {
  const { stores, clock } = deps;
  const later = (ms: number): string => new Date(clock.now() + ms).toISOString();

  const conclusions = (item: Case): Promise<readonly Conclusion[]> =>
    sameAs(stores.customers, item.customer).then((person) => conclusionsFor(item, person, { stores, now: clock.now() }));

  async function answeredMention(item: Case, named: string | null): Promise<Mention | null> {
    const mention = await stores.mentions.get(named ?? item.lastMention);
    return mention && mention.case === item.id && !mention.own ? mention : null;
  }

  async function judge(
    item: Case,
    mention: Mention,
    draft: Pick<ReplyRequest, 'text' | 'visibility' | 'actor' | 'told'>,
  ): Promise<ReplyCheck> {
    const visibility = draft.visibility ?? mention.visibility;
    const ability = abilityOf(mention, deps.capability(mention), visibility);
    const length = deps.lengthOf(draft.text, mention);
    const [said, known] = await Promise.all([stores.mentions.ofCase(item.id, MOST_HEARD), conclusions(item)]);
    const heard = said.filter(({ own }) => !own).map(({ text }) => text);
    const contradicted = contradictedBy(draft.text, known, deps.outcomes());
    const looks = draft.told === undefined && deps.approvalOf(item.queue) === 'agents';
    const looked = looks ? 'a supervisor looks at the answers of this queue' : null;
    const needs = contradicted.length > 0 ? 'it contradicts what the customer was told or what was decided' : looked;
    return {
      mention,
      visibility,
      length,
      maxLength: ability?.maxLength ?? null,
      problems: judgeReply({ text: draft.text, visibility, ability, length, now: clock.now(), heard }),
      conclusions: known,
      contradicted,
      needsApproval: draft.actor.supervisor ? null : needs,
    };
  }

  const send = async (id: string): Promise<void> => {
    await deps.jobs.add('reply', { reply: id });
  };

  /** Writes the answer down under its key. Undefined when another one stands there. */
  async function prepare(item: Case, check: ReplyCheck, request: ReplyRequest): Promise<Reply | { readonly standing: Reply }> {
    const { mention, visibility } = check;
    const before = (await stores.replies.standing(mention.id)).filter((one) => one.visibility === visibility);
    const last = before.at(-1);
    if (last && !request.followUp) return { standing: last };
    const reply: Reply = {
      id: freshId(),
      brand: item.brand,
      network: mention.network,
      connection: mention.connection,
      case: item.id,
      customer: item.customer,
      topic: item.topic,
      mention: mention.id,
      visibility,
      text: request.text,
      caseVersion: item.version + 1,
      turn: (last?.turn ?? 0) + 1,
      state: 'prepared',
      by: { id: request.actor.id, name: request.actor.name },
      at: isoNow(clock),
      approvalReason: request.approval ? (check.needsApproval ?? 'its writer asked for it') : check.needsApproval,
      decidedBy: null,
      decidedAt: null,
      triedAt: null,
      attempts: 0,
      heldUntil: null,
      nextAt: later(WRITE_MS),
      sentAt: null,
      externalId: null,
      url: null,
      moderated: false,
      error: null,
      source: request.told ? sourceOf(request.told) : ownSource(request.source),
    };
    if (await stores.replies.insert(reply)) return reply;
    const quicker = (await stores.replies.standing(mention.id)).findLast((one) => one.visibility === visibility);
    return { standing: quicker ?? reply };
  }

  /** The case has decided: the answer may go. Refused where the sender took the matter up meanwhile and found it undecided. */
  async function release(item: Case, reply: Reply): Promise<ReplyOutcome> {
    const waits = reply.approvalReason !== null && reply.decidedBy === null;
    const change = waits
      ? { state: 'approval' as const, nextAt: null, caseVersion: item.version }
      : { state: 'queued' as const, nextAt: isoNow(clock), caseVersion: item.version };
    const released = await stores.replies.change(reply.id, [reply.state], change);
    const current = released ?? (await stores.replies.get(reply.id));
    if (!current || current.state === 'withdrawn') {
      const action = { type: 'reply-withdrawn' as const, reply: reply.id };
      await deps.cases.act({ caseId: item.id, expectedVersion: null, actor: SYSTEM, action });
      return refused({
        code: 'not-allowed',
        message: 'writing the answer down took too long and it was taken back: send it again',
      });
    }
    if (!waits) await send(reply.id);
    return { ok: true, case: item, reply: current };
  }

  return {
    conclusions,

    abilities(mention) {
      const capability = deps.capability(mention);
      const way = (visibility: Visibility): ReplyAbility | null => {
        const ability = abilityOf(mention, capability, visibility);
        if (!ability) return null;
        const { canReply, reason, deadlineAt, maxLength } = ability;
        return { canReply, reason, deadlineAt, maxLength };
      };
      return { public: way('public'), private: way('private') };
    },

    contradicted: async (item, code) => contradictedByCode(code, await conclusions(item), deps.outcomes()),

    async check(item, draft) {
      const mention = await answeredMention(item, draft.mention);
      return mention ? judge(item, mention, draft) : null;
    },

    async submit(request) {
      const item = await stores.cases.get(request.caseId);
      if (!item) return refused({ code: 'not-found', message: `there is no case ${request.caseId}` });
      const expected = request.expectedVersion ?? item.version;
      const mention = await answeredMention(item, request.mention);
      if (!mention) return refused({ code: 'no-mention', message: 'is no mention of a customer in this case' });
      const act = (reply: string, approval: string | null) =>
        deps.cases.act({
          caseId: item.id,
          expectedVersion: expected,
          actor: request.actor,
          action: {
            type: 'reply',
            reply,
            mention: mention.id,
            text: request.text,
            approval,
            leaseMs: LEASE_MS,
            ...(request.told ? { told: request.told } : {}),
          },
        });
      const fence = await deps.cases.wouldRefuse({ caseId: item.id, expectedVersion: expected, actor: request.actor });
      if (fence) return refused(fence);
      const check = await judge(item, mention, request);
      if (check.problems.length > 0) {
        return refused({
          code: 'problems',
          message: check.problems.map(({ message }) => message).join('; '),
          problems: check.problems,
        });
      }
      if (check.contradicted.length > 0 && check.needsApproval !== null && !request.approval) {
        return refused({
          code: 'contradicts',
          message:
            'the customer was told something else, or something else was decided: change it, or have a supervisor approve it',
          conclusions: check.contradicted,
        });
      }
      const prepared = await prepare(item, check, request);
      if ('standing' in prepared) {
        const reply = prepared.standing;
        const message = `${reply.by.name} answered this already: read it, and add to it only on purpose`;
        return refused({ code: 'already-answered', message, reply });
      }
      const saved = await act(prepared.id, prepared.approvalReason);
      if (!saved.ok) {
        await stores.replies.change(prepared.id, ['prepared'], { state: 'withdrawn', nextAt: null });
        return refused(saved.refusal);
      }
      const outcome = await release(saved.case, prepared);
      await stores.drafts.remove(item.id, request.actor.id);
      return outcome;
    },

    ...makeDecisions({ stores, cases: deps.cases, clock, judge, release, send }),
  };
}

const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Earshot', supervisor: true };

/** What somebody has typed, to be kept. */
export function draftOf(
  item: Case,
  check: ReplyCheck,
  typed: { readonly agent: string; readonly text: string; readonly source: string | null; readonly at: string },
): Draft {
  return { case: item.id, mention: check.mention.id, visibility: check.visibility, ...typed };
}
