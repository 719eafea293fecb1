import type { Case, Mention, Reply } from '../../domain/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OutgoingReply, SentReply } from '../../ports/connector.ts';
import type { Log } from '../../ports/log.ts';
import { RemedyError } from '../../ports/remedy.ts';
import type { Stores } from '../../ports/stores.ts';
import type { CaseAction } from '../actions.ts';
import type { CaseService } from '../service.ts';
import { CALL_MS, HOLD_MS, nextStep, whenFailed, whenLookFailed, whenNobodyKnows, whenNotSeen, whenSent } from './sending.ts';

/** The network of one connection, as far as answers go. `find` is missing where the network cannot be asked. */
export interface ReplyChannel {
  send(outgoing: OutgoingReply, signal: AbortSignal): Promise<SentReply>;
  find?(outgoing: OutgoingReply, signal: AbortSignal): Promise<SentReply | null>;
}

export interface SenderDeps {
  readonly stores: Pick<Stores, 'replies' | 'mentions' | 'cases'>;
  readonly cases: CaseService;
  readonly clock: Clock;
  readonly log: Log;
  /** Throws RemedyError where the connection cannot send (any more). */
  channel(connection: string): ReplyChannel;
  /** Called with what became of each call. */
  observe(outcome: 'sent' | 'failed' | 'unknown' | 'again', network: string): void;
}

const SYSTEM = { kind: 'system' as const, id: 'system', name: 'Earshot', supervisor: true };
const MOST_STEPS = 6;
const MOST_MERGES = 8;

/** Takes answers to their networks, at most once each, over deaths of the process at any point. */
export interface ReplySender {
  /** Does what is due for one answer. Resolves to when it is due again, in milliseconds since 1970; null for never. */
  work(id: string, signal: AbortSignal): Promise<number | null>;
}

export function makeReplySender(deps: SenderDeps): ReplySender {
  const { clock } = deps;
  const { replies } = deps.stores;

  /** The case that the answer belongs to now: cases are merged while answers are under way. */
  async function caseOf(reply: Reply): Promise<Case | undefined> {
    let item = await deps.stores.cases.get(reply.case);
    for (let merges = 0; item && item.mergedInto !== null && merges < MOST_MERGES; merges += 1) {
      item = await deps.stores.cases.get(item.mergedInto);
    }
    return item;
  }

  async function tell(reply: Reply, action: CaseAction): Promise<void> {
    const item = await caseOf(reply);
    if (!item) return;
    const outcome = await deps.cases.act({ caseId: item.id, expectedVersion: null, actor: SYSTEM, action });
    if (outcome.ok) return;
    if (outcome.refusal.code === 'stale')
      throw new RemedyError({ remedy: 'retry', code: 'case-contended', message: outcome.refusal.message });
    deps.log.warn(
      { reply: reply.id, case: item.id, refusal: outcome.refusal.code },
      'a case could not be told what became of an answer',
    );
  }

  /** The case decides whether an answer whose writing broke off goes out. */
  async function reconcile(reply: Reply, now: number): Promise<Reply | undefined> {
    const item = await caseOf(reply);
    const from = [reply.state];
    if (item?.sending.includes(reply.id)) {
      return replies.change(reply.id, from, { state: 'queued', heldUntil: null, nextAt: new Date(now).toISOString() });
    }
    if (item?.approvals.includes(reply.id))
      return replies.change(reply.id, from, { state: 'approval', heldUntil: null, nextAt: null });
    return replies.change(reply.id, from, { state: 'withdrawn', heldUntil: null, nextAt: null });
  }

  async function send(reply: Reply, mention: Mention, signal: AbortSignal): Promise<Reply | undefined> {
    const triedAt = reply.triedAt ?? new Date(clock.now()).toISOString();
    const trying = await replies.change(reply.id, ['sending'], { attempts: reply.attempts + 1, triedAt });
    if (!trying) return undefined;
    try {
      const outgoing = outgoingOf(trying, mention);
      const sent = await deps.channel(reply.connection).send(outgoing, within(signal));
      deps.observe('sent', reply.network);
      return await replies.change(reply.id, ['sending'], whenSent(sent, clock.now()));
    } catch (error) {
      const change = whenFailed(error, trying, clock.now());
      deps.observe(change.state === 'queued' ? 'again' : change.state === 'failed' ? 'failed' : 'unknown', reply.network);
      deps.log.warn({ reply: reply.id, network: reply.network, code: change.error?.code }, 'an answer did not go out at once');
      return replies.change(reply.id, ['sending'], change);
    }
  }

  async function look(reply: Reply, mention: Mention, signal: AbortSignal): Promise<Reply | undefined> {
    const from = ['sending', 'unknown'] as const;
    // Taken and never tried: the process died between.
    if (reply.triedAt === null) {
      return replies.change(reply.id, from, { state: 'queued', heldUntil: null, nextAt: new Date(clock.now()).toISOString() });
    }
    let change;
    try {
      const { find } = deps.channel(reply.connection);
      const seen = find ? await find(outgoingOf(reply, mention), within(signal)) : undefined;
      const found = seen && (await isAnothers(seen, reply)) ? null : seen;
      if (found) deps.observe('sent', reply.network);
      change =
        found === undefined
          ? whenNobodyKnows(clock.now())
          : found === null
            ? whenNotSeen(reply, clock.now())
            : whenSent(found, clock.now());
    } catch (error) {
      change = whenLookFailed(error, reply, clock.now());
    }
    return replies.change(reply.id, from, change);
  }

  /** Whether what the network shows is an answer of ours to something else, with the same words. */
  async function isAnothers({ externalId }: SentReply, { brand, network, mention }: Reply): Promise<boolean> {
    const known = await replies.byExternalIds(brand, network, [externalId]);
    return known.some((other) => other.mention !== mention);
  }

  async function step(reply: Reply, signal: AbortSignal): Promise<Reply | undefined> {
    const next = nextStep(reply);
    switch (next) {
      case 'reconcile':
        return reconcile(reply, clock.now());
      case 'send':
      case 'look': {
        const mention = await deps.stores.mentions.get(reply.mention);
        if (mention) return next === 'send' ? send(reply, mention, signal) : look(reply, mention, signal);
        const error = { code: 'mention-gone', message: 'what was to be answered is not stored any more' };
        const nextAt = new Date(clock.now()).toISOString();
        return replies.change(reply.id, ['sending', 'unknown'], { state: 'failed', error, heldUntil: null, nextAt });
      }
      case 'tell-sent': {
        const at = reply.sentAt === null ? clock.now() : Date.parse(reply.sentAt);
        await tell(reply, { type: 'reply-sent', reply: reply.id, by: reply.by.id, mention: reply.mention, text: reply.text, at });
        return replies.change(reply.id, ['sent'], { heldUntil: null, nextAt: null });
      }
      case 'tell-failed': {
        const code = reply.error?.code ?? 'unknown';
        await tell(reply, { type: 'reply-failed', reply: reply.id, by: reply.by.id, mention: reply.mention, code });
        return replies.change(reply.id, ['failed', 'unknown'], { heldUntil: null, nextAt: null });
      }
      case 'tell-withdrawn':
        await tell(reply, { type: 'reply-withdrawn', reply: reply.id });
        return replies.change(reply.id, ['withdrawn'], { heldUntil: null, nextAt: null });
    }
  }

  return {
    async work(id, signal) {
      for (let steps = 0; steps < MOST_STEPS; steps += 1) {
        const now = clock.now();
        const taken = await replies.take(id, new Date(now).toISOString(), new Date(now + HOLD_MS).toISOString());
        if (!taken) break;
        await step(taken, signal);
      }
      const { nextAt } = (await replies.get(id)) ?? { nextAt: null };
      return nextAt === null ? null : Date.parse(nextAt);
    },
  };
}

function outgoingOf(reply: Reply, mention: Mention): OutgoingReply {
  const triedAt = reply.triedAt === null ? Date.parse(reply.at) : Date.parse(reply.triedAt);
  return { id: reply.id, mention, text: reply.text, visibility: reply.visibility, triedAt };
}

function within(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)]);
}
