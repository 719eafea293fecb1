import {
  stableId,
  unlinked,
  untouched,
  type Case,
  type Customer,
  type Mention,
  type Network,
  type Priority,
} from '../../src/domain/index.ts';

/** A million cases as a desk has them after some years: a tenth open, skewed over queues, most of them nobody's at the moment. */

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;
const YEARS_MS = 2 * 365 * DAY_MS;
export const now = NOW;

export const brands = ['acme', 'bolt', 'crest', 'delta', 'ember'] as const;
export const queues = Array.from({ length: 20 }, (_, n) => `queue-${n}`);
export const agents = Array.from({ length: 200 }, (_, n) => `agent-${n}@acme.example`);
const networks: readonly Network[] = ['x', 'facebook', 'trustpilot', 'google-play', 'custom'];
const topics = ['baggage', 'refunds', 'delays', 'app', 'staff', 'price', 'other'];
const priorities: readonly Priority[] = ['low', 'normal', 'normal', 'normal', 'normal', 'high', 'high', 'urgent'];
const words =
  'parcel bag late refund flight app crashes login payment twice driver never answered booking seat cancelled charge email phone delay lost broken rude helpful price wrong order missing again customer service hours days week still waiting nobody replied'.split(
    ' ',
  );

/** Mulberry32: the same numbers on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The first ones much more often than the last. */
const skewed = (size: number, random: () => number): number => Math.floor(size * random() ** 2.5);

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('an empty list has nothing to pick');
  return item;
}

const iso = (ms: number): string => new Date(ms).toISOString();
/** A rare word that few things share, beside the common ones. */
const rare = (n: number): string => `order${(n * 7_919) % 50_000}`;
const sentence = (n: number, length: number, random: () => number): string =>
  [rare(n), ...Array.from({ length }, () => pick(words, skewed(words.length, random)))].join(' ');

export const customerOf = (n: number): string => stableId('bench-customer', String(Math.floor(n / 4)));
export const mentionOf = (n: number): string => stableId('bench-mention', String(n));

export function makeCustomer(n: number): Customer {
  const brand = pick(brands, n % 7);
  const name = `Customer ${n}`;
  const account = { network: 'x' as const, externalId: String(n), handle: `handle_${n}`, name, followers: 10, verified: false };
  return {
    id: stableId('bench-customer', String(n)),
    brand,
    name,
    identities: [{ ...account, evidence: 'first-contact', linkedAt: iso(NOW), linkedBy: 'system' }],
    firstSeenAt: iso(NOW - (n % 700) * DAY_MS),
    erasedAt: null,
    ...unlinked,
  };
}

export function makeMention(n: number, random: () => number): Mention {
  const postedAt = iso(NOW - Math.floor(random() * YEARS_MS));
  return {
    id: mentionOf(n),
    brand: pick(brands, n % 7),
    connection: 'bench',
    network: pick(networks, n),
    kind: 'post',
    externalId: `post-${n}`,
    url: null,
    visibility: n % 10 === 0 ? 'private' : 'public',
    author: { externalId: String(n), handle: `handle_${n}`, name: `Customer ${n}`, followers: 10, verified: false },
    text: sentence(n, 20, random),
    lang: 'en',
    langConfidence: 1,
    sentiment: { label: 'negative', score: -0.5, confidence: 0.8, words: [] },
    topics: [],
    intent: 'complaint',
    intentConfidence: 0.8,
    urgency: 0.4,
    urgencyReasons: [],
    spam: 0,
    contradictsRating: false,
    voices: [],
    labelsVersion: 'bench',
    corrected: {},
    langHint: null,
    country: null,
    copies: 0,
    rating: null,
    inReplyTo: null,
    threadId: `post-${n}`,
    media: [],
    postedAt,
    receivedAt: postedAt,
    editedAt: null,
    deletedAt: null,
    revisions: [],
    own: false,
    customer: customerOf(n),
    case: stableId('bench-case', String(n)),
    disposition: { action: 'case', reason: 'bench', at: postedAt },
    batch: 'bench',
  };
}

/** @param mentions how many mentions there are for cases to point at */
export function makeCase(n: number, mentions: number, random: () => number): Case {
  const live = n % 10 === 0;
  const age = live ? random() ** 3 * 30 * DAY_MS : 14 * DAY_MS + random() * YEARS_MS;
  const opened = NOW - Math.floor(age);
  const later = opened + Math.floor(random() * 3 * DAY_MS);
  const heard = later > NOW ? opened : later;
  const queue = pick(queues, skewed(queues.length, random));
  const agent = pick(agents, Math.floor(random() * agents.length));
  const held = live ? random() < 0.015 : random() < 0.8;
  const due = opened + Math.floor((0.5 + random() * 40) * 3_600_000);
  const late = random() < 0.15;
  const clock = { dueAt: iso(due), metAt: live && random() < 0.5 ? null : iso(due - 1_000), breached: late };
  const status = live ? (random() < 0.25 ? 'pending' : 'open') : random() < 0.02 ? 'solved' : 'closed';
  const activity = (type: string) => ({ at: iso(heard), by: agent, type, detail: null, mention: null });
  return {
    id: stableId('bench-case', String(n)),
    number: n + 1,
    brand: pick(brands, skewed(brands.length, random)),
    customer: customerOf(n),
    topic: pick(topics, skewed(topics.length, random)),
    subject: sentence(n, 7, random),
    status,
    priority: pick(priorities, Math.floor(random() * priorities.length)),
    urgency: random(),
    sentiment: 'negative',
    networks: [pick(networks, n)],
    language: random() < 0.8 ? 'en' : 'de',
    queue,
    owner: held
      ? { kind: 'agent', id: agent, name: 'Agent', leaseUntil: live ? iso(NOW + 600_000) : null }
      : { kind: 'queue', id: queue, name: 'Sam', leaseUntil: null },
    mentionCount: 3,
    firstMention: mentionOf(n % mentions),
    lastMention: mentionOf((n + 1) % mentions),
    firstMentionAt: iso(opened),
    lastMentionAt: iso(heard),
    threads: [`x:post-${n}`],
    sla: { firstResponse: clock, nextResponse: null, resolution: null },
    nextDueAt: live && clock.metAt === null ? clock.dueAt : null,
    incident: null,
    mergedInto: null,
    version: 5,
    sequence: 5,
    openedAt: iso(opened),
    solvedAt: live ? null : iso(heard),
    closedAt: status === 'closed' ? iso(heard) : null,
    reopened: 0,
    excludedAgents: [],
    ...untouched,
    epoch: 1,
    notified: live && n % 500 === 0 ? [agent] : [],
    approvals: live && n % 700 === 0 ? ['reply'] : [],
    timeline: ['opened', 'claimed', 'answered', 'note', 'released'].map(activity),
    outbox: [],
    workItem: null,
    routing: { state: 'routed', attempts: 1, nextAttemptAt: null, lastError: null, ackedSequence: 5 },
    batches: ['bench'],
  };
}
