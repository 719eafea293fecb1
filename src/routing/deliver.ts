import { freshId, type Case, type Customer, type Mention, type OutboxEvent } from '../domain/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryAttempt } from '../ports/delivery-log.ts';
import type { Log } from '../ports/log.ts';
import type { Delivery, DeliveryResult, Stores } from '../ports/stores.ts';
import type { RoutingAnswer } from './answer.ts';
import { backoffMs } from './backoff.ts';
import { cloudEvent } from './event.ts';
import type { RoutingSink } from './sink.ts';

export interface DeliverDeps {
  readonly stores: Pick<Stores, 'cases' | 'mentions' | 'customers' | 'deliveries'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly source: string;
  skillsOf(queue: string): readonly string[];
  /** The routing service named an owner. */
  assign(
    caseId: string,
    owner: { readonly kind: 'agent' | 'queue'; readonly id: string },
    externalId: string | null,
  ): Promise<void>;
  /** The service answered 410: it wants nothing more until a person says otherwise. */
  switchOff(): Promise<void>;
  /** One event was acknowledged, or one try failed. */
  observe(outcome: 'delivered' | 'failed', milliseconds: number): void;
}

const CLAIM = 64;
const PARALLEL = 16;
const HOLD_MS = 60_000;
const AGAIN_MS = 1_000;
/** After this many failures in a row the service counts as down, and the rest of the claim waits without being tried. */
const DOWN_AFTER = 4;

interface Round {
  failuresInRow: number;
  gone: boolean;
  /** What was tried in this round, to be noted at its end. */
  readonly tries: DeliveryAttempt[];
  readonly mentions: ReadonlyMap<string, Mention>;
  readonly customers: ReadonlyMap<string, Customer>;
}

/**
 * Delivers what is due, each case's events in order, several cases side by side. At least once: a worker that dies before it
 * noted an ack sends the event again under the same id.
 * @returns how many cases were claimed; 0 means that nothing was due
 */
export async function deliverDue(sink: RoutingSink, deps: DeliverDeps): Promise<number> {
  const now = deps.clock.now();
  const hold = Math.max(HOLD_MS, sink.patienceMs * 6);
  const claimed = await deps.stores.cases.claimDeliveries({
    now: new Date(now).toISOString(),
    leaseUntil: new Date(now + hold).toISOString(),
    limit: CLAIM,
  });
  if (claimed.length === 0) return 0;
  const round: Round = { failuresInRow: 0, gone: false, tries: [], ...(await loadContext(claimed, deps)) };
  const results: DeliveryResult[] = [];
  const acks: { item: Case; answer: Extract<RoutingAnswer, { type: 'ack' }> }[] = [];
  const waiting = [...claimed];
  const lane = async (): Promise<void> => {
    for (let delivery = waiting.shift(); delivery; delivery = waiting.shift()) {
      results.push(await deliverCase(delivery, { sink, deps, round, deadline: now + hold / 2, acks }));
    }
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, claimed.length) }, lane));
  await recordSurely(results, deps, now + hold / 2);
  for (const { item, answer } of acks) if (answer.owner) await deps.assign(item.id, answer.owner, answer.externalId);
  if (round.gone) await deps.switchOff();
  await noteTries(round.tries, deps);
  return claimed.length;
}

/**
 * Notes what was acknowledged, over an outage of the store too: what isn't noted stays claimed until the hold ends, and is then
 * sent again. Repeating it changes nothing.
 */
async function recordSurely(results: readonly DeliveryResult[], deps: DeliverDeps, deadline: number): Promise<void> {
  for (;;) {
    try {
      await deps.stores.cases.recordDeliveries(results);
      return;
    } catch (error) {
      if (deps.clock.now() + AGAIN_MS >= deadline) throw error;
      deps.log.warn({ cases: results.length }, 'what the routing service acknowledged could not be noted: trying again');
      await deps.clock.sleep(AGAIN_MS);
    }
  }
}

/** Notes what was tried, for people to look at; that it can't be noted holds no delivery up. */
async function noteTries(tries: readonly DeliveryAttempt[], deps: DeliverDeps): Promise<void> {
  try {
    await deps.stores.deliveries.note(tries);
  } catch (error) {
    const cause = error instanceof Error ? error.name : 'unknown';
    deps.log.warn({ tries: tries.length, cause }, 'tries of deliveries could not be noted; the deliveries themselves stand');
  }
}

/** One try as the log of deliveries keeps it. Pure but for its id. */
function attemptOf(
  answer: RoutingAnswer,
  tried: Pick<DeliveryAttempt, 'case' | 'event' | 'attempt' | 'at' | 'ms'>,
): DeliveryAttempt {
  const common = { ...tried, id: freshId() };
  switch (answer.type) {
    case 'ack':
      return { ...common, outcome: 'delivered', status: answer.status ?? null, error: null };
    case 'gone':
      return { ...common, outcome: 'gone', status: 410, error: 'http-410' };
    case 'failed':
      return { ...common, outcome: 'failed', status: answer.status ?? null, error: answer.reason };
  }
}

async function loadContext(claimed: readonly Delivery[], deps: DeliverDeps) {
  const mentionIds = new Set(claimed.flatMap(({ events }) => events.flatMap(({ mention }) => mention ?? [])));
  const customerIds = new Set(claimed.map(({ case: item }) => item.customer));
  const [mentions, customers] = await Promise.all([
    deps.stores.mentions.getMany([...mentionIds]),
    deps.stores.customers.getMany([...customerIds]),
  ]);
  return { mentions: new Map(mentions.map((one) => [one.id, one])), customers: new Map(customers.map((one) => [one.id, one])) };
}

interface Sending {
  readonly sink: RoutingSink;
  readonly deps: DeliverDeps;
  readonly round: Round;
  readonly deadline: number;
  readonly acks: { item: Case; answer: Extract<RoutingAnswer, { type: 'ack' }> }[];
}

async function deliverCase(delivery: Delivery, sending: Sending): Promise<DeliveryResult> {
  const { case: item, holder } = delivery;
  const { deps, round } = sending;
  const common = { caseId: item.id, holder, seenSequence: item.sequence };
  let acked = item.routing.ackedSequence;
  const putOff = (reason: string, waitMs: number | null, attempts: number): DeliveryResult => ({
    ...common,
    ackedSequence: acked,
    state: 'unrouted',
    attempts,
    nextAttemptAt: new Date(deps.clock.now() + Math.max(1, waitMs ?? backoffMs(attempts, deps.random))).toISOString(),
    lastError: reason,
  });
  for (const event of delivery.events) {
    if (round.gone) return putOff('switched-off', HOLD_MS * 10, item.routing.attempts);
    if (round.failuresInRow >= DOWN_AFTER)
      return putOff(item.routing.lastError ?? 'service-down', null, item.routing.attempts + 1);
    if (deps.clock.now() > sending.deadline) {
      const at = new Date(deps.clock.now()).toISOString();
      return {
        ...common,
        ackedSequence: acked,
        state: 'waiting',
        attempts: item.routing.attempts,
        nextAttemptAt: at,
        lastError: null,
      };
    }
    const answer = await send(item, event, sending);
    if (answer.type === 'ack') {
      acked = event.sequence;
      round.failuresInRow = 0;
      if (answer.owner) sending.acks.push({ item, answer });
      continue;
    }
    if (answer.type === 'gone') {
      round.gone = true;
      return putOff('http-410', HOLD_MS * 10, item.routing.attempts + 1);
    }
    round.failuresInRow += 1;
    return putOff(answer.reason, answer.waitMs, item.routing.attempts + 1);
  }
  return { ...common, ackedSequence: acked, state: 'routed', attempts: 0, nextAttemptAt: null, lastError: null };
}

async function send(item: Case, event: OutboxEvent, { sink, deps, round }: Sending): Promise<RoutingAnswer> {
  const started = deps.clock.now();
  const context = {
    source: deps.source,
    mention: event.mention === null ? undefined : round.mentions.get(event.mention),
    customer: round.customers.get(item.customer),
    requiredSkills: deps.skillsOf(item.queue),
    now: started,
  };
  const answer = await sink.send(cloudEvent(item, event, context));
  const took = deps.clock.now() - started;
  deps.observe(answer.type === 'ack' ? 'delivered' : 'failed', took);
  // Only the event at the head of an outbox was tried before.
  const attempt = event.sequence === item.outbox[0]?.sequence ? item.routing.attempts + 1 : 1;
  round.tries.push(attemptOf(answer, { case: item.id, event, attempt, at: new Date(started).toISOString(), ms: took }));
  if (answer.type !== 'ack')
    deps.log.warn(
      { case: item.id, event: event.id, reason: answer.type === 'gone' ? 'http-410' : answer.reason },
      'event not taken by the routing service',
    );
  return answer;
}
