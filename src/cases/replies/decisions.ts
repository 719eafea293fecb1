import type { Case, Mention, Reply, Visibility } from '../../domain/index.ts';
import { isoNow, type Clock } from '../../ports/clock.ts';
import type { ReplyChange } from '../../ports/replies.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Actor } from '../actions.ts';
import type { CaseService } from '../service.ts';
import type { ReplyProblem } from './judge.ts';
import { refused, type ReplyOutcome } from './outcome.ts';
import { UNKNOWN_OUTCOME } from './sending.ts';
import { toldBySource } from './told.ts';

/** Writing an answer down takes less than this; after it the sender asks the case what became of it. */
export const WRITE_MS = 30_000;

/** What somebody decides about an answer. `expectedVersion`: of its case; null takes it as it stands. */
interface Decision {
  readonly reply: string;
  readonly expectedVersion: number | null;
  readonly actor: Actor;
}

/** What people decide about answers that wait or failed. The case is told first: it is where an answer stands or falls. */
export interface ReplyDecisions {
  /** `text`: as the supervisor changed it. */
  approve(request: Decision & { readonly text: string | null }): Promise<ReplyOutcome>;
  reject(request: Decision & { readonly reason: string }): Promise<ReplyOutcome>;
  /** Takes back what waits for approval or failed. */
  withdraw(request: Decision): Promise<ReplyOutcome>;
  /** Sends again what failed, or what nobody knows of. */
  retry(request: Decision): Promise<ReplyOutcome>;
  /** A person saw on the network that it is there. */
  confirm(request: Decision & { readonly externalId: string | null }): Promise<ReplyOutcome>;
}

interface DecisionDeps {
  readonly stores: Pick<Stores, 'cases' | 'mentions' | 'replies'>;
  readonly cases: CaseService;
  readonly clock: Clock;
  judge(
    item: Case,
    mention: Mention,
    draft: { readonly text: string; readonly visibility: Visibility; readonly actor: Actor },
  ): Promise<{ readonly problems: readonly ReplyProblem[] }>;
  /** Lets an answer go that its case has decided on. */
  release(item: Case, reply: Reply): Promise<ReplyOutcome>;
  /** Has a worker look at an answer now. */
  send(id: string): Promise<void>;
}

const isRetryable = ({ state, error }: Reply): boolean =>
  state === 'failed' || (state === 'unknown' && error?.code === UNKNOWN_OUTCOME);
const person = ({ id, name }: Actor) => ({ id, name });

export function makeDecisions(deps: DecisionDeps): ReplyDecisions {
  const { stores, clock, judge, release, send } = deps;
  const later = (ms: number): string => new Date(clock.now() + ms).toISOString();

  const decided = async (request: Decision): Promise<{ readonly reply: Reply; readonly item: Case } | ReplyOutcome> => {
    const reply = await stores.replies.get(request.reply);
    if (!reply) return refused({ code: 'no-reply', message: 'there is no such answer' });
    let item = await stores.cases.get(reply.case);
    if (item && item.mergedInto !== null) item = await stores.cases.get(item.mergedInto);
    return item ? { reply, item } : refused({ code: 'not-found', message: `there is no case ${reply.case}` });
  };

  /**
   * Puts an answer that was given up back among those on their way. One that failed had left its place to others: it takes it
   * again before its case hears of it, so that of two answers to one mention the second is refused.
   */
  async function again(request: Decision, change: ReplyChange): Promise<ReplyOutcome> {
    const found = await decided(request);
    if ('ok' in found) return found;
    const { reply, item } = found;
    if (!isRetryable(reply))
      return refused({ code: 'not-allowed', message: `this answer is ${reply.state}: there is nothing to decide` });
    if (reply.nextAt !== null)
      return refused({
        code: 'not-allowed',
        message: 'the case is being told what became of this answer: try again in a moment',
      });
    const standing = reply.state === 'failed' ? await replaced(reply) : reply;
    if (!standing) return occupied(reply);
    const told = toldBySource(reply.source);
    const action = { type: 'reply-again' as const, reply: reply.id, mention: reply.mention, ...(told ? { told } : {}) };
    const outcome = await deps.cases.act({
      caseId: item.id,
      expectedVersion: request.expectedVersion,
      actor: request.actor,
      action,
    });
    if (!outcome.ok) {
      if (standing !== reply)
        await stores.replies.change(reply.id, ['prepared'], { state: 'failed', error: reply.error, nextAt: null });
      return refused(outcome.refusal);
    }
    const next = await stores.replies.change(reply.id, [standing.state], {
      ...change,
      decidedBy: person(request.actor),
      decidedAt: isoNow(clock),
    });
    await send(reply.id);
    return { ok: true, case: outcome.case, reply: next ?? standing };
  }

  const replaced = (reply: Reply): Promise<Reply | undefined> =>
    stores.replies.change(reply.id, ['failed'], { state: 'prepared', heldUntil: null, nextAt: later(WRITE_MS) });

  async function occupied(reply: Reply): Promise<ReplyOutcome> {
    const others = await stores.replies.standing(reply.mention);
    const other = others.findLast((one) => one.visibility === reply.visibility && one.id !== reply.id);
    if (!other) return refused({ code: 'not-allowed', message: 'somebody else decides about this answer right now: look again' });
    const message = `${other.by.name} answered this meanwhile: read it, and add to it only on purpose`;
    return refused({ code: 'already-answered', message, reply: other });
  }

  return {
    async approve(request) {
      const found = await decided(request);
      if ('ok' in found) return found;
      const { reply, item } = found;
      if (reply.state !== 'approval')
        return refused({ code: 'not-allowed', message: 'this answer no longer waits for approval' });
      const mention = await stores.mentions.get(reply.mention);
      if (!mention) return refused({ code: 'no-mention', message: 'what was to be answered is not stored any more' });
      const text = request.text ?? reply.text;
      const check = await judge(item, mention, { text, visibility: reply.visibility, actor: request.actor });
      if (check.problems.length > 0) {
        return refused({
          code: 'problems',
          message: check.problems.map(({ message }) => message).join('; '),
          problems: check.problems,
        });
      }
      const decision = { text, decidedBy: person(request.actor), decidedAt: isoNow(clock), nextAt: later(WRITE_MS) };
      const marked = await stores.replies.change(reply.id, ['approval'], decision);
      if (!marked) return refused({ code: 'not-allowed', message: 'this answer no longer waits for approval' });
      const action = { type: 'reply-approved' as const, reply: reply.id, text, mention: reply.mention };
      const told = await deps.cases.act({
        caseId: item.id,
        expectedVersion: request.expectedVersion,
        actor: request.actor,
        action,
      });
      if (told.ok) return release(told.case, marked);
      await stores.replies.change(reply.id, ['approval'], { text: reply.text, decidedBy: null, decidedAt: null, nextAt: null });
      return refused(told.refusal);
    },

    async reject(request) {
      const found = await decided(request);
      if ('ok' in found) return found;
      const { reply, item } = found;
      await stores.replies.change(reply.id, ['approval'], { nextAt: later(WRITE_MS) });
      const action = { type: 'reply-rejected' as const, reply: reply.id, author: reply.by.id, reason: request.reason };
      const told = await deps.cases.act({
        caseId: item.id,
        expectedVersion: request.expectedVersion,
        actor: request.actor,
        action,
      });
      if (!told.ok) return refused(told.refusal);
      const error = { code: 'rejected', message: request.reason };
      const gone = {
        state: 'withdrawn' as const,
        error,
        nextAt: null,
        decidedBy: person(request.actor),
        decidedAt: isoNow(clock),
      };
      const next = await stores.replies.change(reply.id, ['approval'], gone);
      return { ok: true, case: told.case, reply: next ?? reply };
    },

    async withdraw(request) {
      const found = await decided(request);
      if ('ok' in found) return found;
      const { reply, item } = found;
      if (reply.by.id !== request.actor.id && !request.actor.supervisor) {
        return refused({ code: 'not-allowed', message: 'only its writer or a supervisor takes an answer back' });
      }
      const next = await stores.replies.change(reply.id, isRetryable(reply) ? [reply.state] : ['approval'], {
        state: 'withdrawn',
        nextAt: isoNow(clock),
        decidedBy: person(request.actor),
        decidedAt: isoNow(clock),
      });
      if (!next) return refused({ code: 'not-allowed', message: `an answer that is ${reply.state} cannot be taken back` });
      const action = { type: 'reply-withdrawn' as const, reply: reply.id };
      const told = await deps.cases.act({ caseId: item.id, expectedVersion: null, actor: request.actor, action });
      return told.ok ? { ok: true, case: told.case, reply: next } : refused(told.refusal);
    },

    retry: (request) => again(request, { state: 'queued', error: null, nextAt: isoNow(clock), heldUntil: null }),

    confirm: ({ externalId, ...request }) =>
      again(request, { state: 'sent', error: null, externalId, sentAt: isoNow(clock), nextAt: isoNow(clock), heldUntil: null }),
  };
}
