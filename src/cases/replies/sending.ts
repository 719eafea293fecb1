import type { Reply } from '../../domain/index.ts';
import type { SentReply } from '../../ports/connector.ts';
import { RemedyError } from '../../ports/remedy.ts';
import type { ReplyChange } from '../../ports/replies.ts';

/** A worker that has taken an answer must be done with it by then. */
export const HOLD_MS = 60_000;
/** The network gets this long for one call. */
export const CALL_MS = 45_000;
/** After an unknown outcome: until the first look, and from a look that found nothing to the one that decides. */
const FIRST_LOOK_MS = 3_000;
const SECOND_LOOK_MS = 30_000;
/** A network that cannot be asked for so long leaves the matter to a person. */
const PATIENCE_MS = 3_600_000;
const MOST_SENDS = 10;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** What is done with an answer that was taken. */
export type SendingStep = 'reconcile' | 'send' | 'look' | 'tell-sent' | 'tell-failed' | 'tell-withdrawn';

/** Nobody could find out whether the network has the answer: a person looks. */
export const UNKNOWN_OUTCOME = 'unknown-outcome';
const NOT_SEEN = 'not-seen-yet';

const iso = (ms: number): string => new Date(ms).toISOString();

/** What comes next for an answer, by the state in which it was taken. */
export function nextStep(reply: Pick<Reply, 'state' | 'error'>): SendingStep {
  switch (reply.state) {
    case 'prepared':
    case 'approval':
      return 'reconcile';
    case 'queued':
      return 'send';
    case 'sending':
      return 'look';
    case 'unknown':
      return reply.error?.code === UNKNOWN_OUTCOME ? 'tell-failed' : 'look';
    case 'sent':
      return 'tell-sent';
    case 'failed':
      return 'tell-failed';
    case 'withdrawn':
      return 'tell-withdrawn';
  }
}

/** The network has it. */
export function whenSent(sent: SentReply, now: number): ReplyChange {
  return {
    state: 'sent',
    sentAt: iso(now),
    externalId: sent.externalId,
    url: sent.url,
    moderated: sent.state === 'moderated',
    error: null,
    heldUntil: null,
    nextAt: iso(now),
  };
}

function described(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof RemedyError) return { code: error.code, message: error.message };
  return { code: 'unexpected', message: 'sending failed in a way that was not foreseen; the log says more' };
}

/**
 * After a call that failed: again later where the network certainly has nothing and says it may work, given up where it
 * certainly has nothing and never will, else unknown until the network was looked at.
 */
export function whenFailed(error: unknown, reply: Pick<Reply, 'attempts'>, now: number): ReplyChange {
  const free = { heldUntil: null, error: described(error) };
  if (!(error instanceof RemedyError) || !error.notDone) return { ...free, state: 'unknown', nextAt: iso(now + FIRST_LOOK_MS) };
  const again = (error.remedy === 'retry' || error.remedy === 'wait') && reply.attempts < MOST_SENDS;
  if (!again) return { ...free, state: 'failed', nextAt: iso(now) };
  const growing = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, reply.attempts - 1));
  return { ...free, state: 'queued', nextAt: iso(now + Math.max(error.waitMs ?? 0, growing)) };
}

/** After the network was looked at and doesn't show the answer: once more later, then it is sent again. */
export function whenNotSeen(reply: Pick<Reply, 'error' | 'attempts'>, now: number): ReplyChange {
  const free = { heldUntil: null };
  if (reply.error?.code !== NOT_SEEN) {
    const error = { code: NOT_SEEN, message: 'the network did not show the answer at the first look' };
    return { ...free, state: 'unknown', error, nextAt: iso(now + SECOND_LOOK_MS) };
  }
  return reply.attempts < MOST_SENDS ? { ...free, state: 'queued', nextAt: iso(now) } : whenNobodyKnows(now);
}

/** After the look itself failed. */
export function whenLookFailed(error: unknown, reply: Pick<Reply, 'triedAt'>, now: number): ReplyChange {
  const since = reply.triedAt === null ? now : Date.parse(reply.triedAt);
  if (now - since > PATIENCE_MS) return whenNobodyKnows(now);
  const waitMs = error instanceof RemedyError ? (error.waitMs ?? 0) : 0;
  return { heldUntil: null, state: 'unknown', error: described(error), nextAt: iso(now + Math.max(waitMs, SECOND_LOOK_MS)) };
}

/** Stays standing, so that nothing is sent beside it, until a person says what is on the network. */
export function whenNobodyKnows(now: number): ReplyChange {
  const message = 'nobody knows whether the network has this answer: look there, then confirm it or send it again';
  return { heldUntil: null, state: 'unknown', error: { code: UNKNOWN_OUTCOME, message }, nextAt: iso(now) };
}
