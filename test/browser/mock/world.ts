import { posts, type Post } from './posts.ts';

type Json = Record<string, unknown>;
export interface Thing extends Json {
  id: string;
}
export interface MockCase extends Thing {
  version: number;
  status: string;
  owner: { kind: string; id: string; name: string; leaseUntil: string | null };
  timeline: Json[];
  mentionIds: string[];
  topic: string;
  queue: string;
  brand: string;
  sla: Record<string, { dueAt: string; metAt: string | null; breached: boolean } | null>;
  routing: { state: string };
}

/** Everything the mock server knows; tests change it directly. */
export interface World {
  readonly mentions: Thing[];
  readonly cases: MockCase[];
  readonly shelf: Thing[];
  readonly deadLetters: Thing[];
  readonly connections: Thing[];
  me: Json;
  now: number;
}

const minute = 60_000;
const queueOfTopic: Readonly<Record<string, string>> = { baggage: 'baggage', refunds: 'refunds', assistance: 'social-care' };
export const topics = [
  ['baggage', 'Baggage'],
  ['disruption', 'Delays and cancellations'],
  ['refunds', 'Refunds and vouchers'],
  ['app', 'App and check-in'],
  ['crew', 'Cabin and crew'],
  ['assistance', 'Assistance'],
] as const;

/** The same numbers in every run: a linear congruential generator. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A third say where they come from. */
const countryOf = (id: string): string | null => ['ZA', null, null, 'DE', null, null][sumOf(id) % 6] ?? null;
const sumOf = (id: string): number => [...id].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);

export function mentionOf(
  post: Post,
  facts: { readonly id: string; readonly at: number; readonly caseId: string | null },
): Thing {
  const at = new Date(facts.at).toISOString();
  const gone = post.deleted === true;
  return {
    id: facts.id,
    brand: 'acme',
    connection: `acme-${post.network}`,
    network: post.network,
    kind: post.kind,
    externalId: `ext-${facts.id}`,
    url: gone || post.network === 'custom' ? null : `https://${post.network}.example/status/${facts.id}`,
    visibility: post.visibility ?? 'public',
    author: {
      externalId: `author-${post.name}`,
      handle: gone ? null : post.handle,
      name: gone ? null : post.name,
      followers: gone ? null : 120 + post.text.length,
      verified: false,
    },
    text: gone ? '' : post.text,
    lang: post.lang ?? 'en',
    langConfidence: 0.97,
    country: countryOf(facts.id),
    rating: post.rating ?? null,
    inReplyTo: null,
    threadId: `thread-${facts.caseId ?? facts.id}`,
    media: [],
    postedAt: at,
    receivedAt: new Date(facts.at + 4_000).toISOString(),
    editedAt: post.edited === true ? new Date(facts.at + 20_000).toISOString() : null,
    deletedAt: gone ? new Date(facts.at + 10 * minute).toISOString() : null,
    revisions: post.edited === true ? [{ text: post.text.replace('every single time', 'sometimes'), replacedAt: at }] : [],
    sentiment: {
      label: post.sentiment,
      score: post.score,
      confidence: 0.91,
      words: post.words.map(([text, weight]) => ({ text, weight })),
    },
    topics: post.topic === null ? [] : [{ id: post.topic, confidence: 0.88 }],
    intent: post.intent,
    intentConfidence: 0.83,
    urgency: post.urgency,
    urgencyReasons: post.reasons ?? [],
    spam: post.intent === 'spam' ? 0.97 : 0.01,
    contradictsRating: post.contradictsRating === true,
    labelsVersion: 'mock-1',
    corrected: {},
    own: post.own === true,
    customer: post.own === true ? null : `customer-${post.name}`,
    case: facts.caseId,
    disposition:
      facts.caseId === null
        ? {
            action: 'no-action',
            reason: post.own === true ? 'own-post' : post.intent === 'spam' ? 'spam' : 'nothing-to-answer',
            at,
          }
        : { action: 'case', reason: 'rule: complaint opens a case', at },
    redacted: false,
  };
}

function caseOf(
  post: Post,
  facts: { readonly id: string; readonly number: number; readonly at: number; readonly left: number },
): MockCase {
  const { at, left } = facts;
  const iso = (ms: number): string => new Date(ms).toISOString();
  const dueAt = at + left;
  const late = left < 0;
  const answered = facts.number % 7 === 0;
  const owner =
    facts.number % 3 === 0
      ? { kind: 'agent', id: 'jonas@acme.example', name: 'Jonas Weber', leaseUntil: iso(at + 10 * minute) }
      : { kind: 'queue', id: queueOfTopic[post.topic ?? ''] ?? 'social-care', name: 'Naledi Dlamini', leaseUntil: null };
  return {
    id: facts.id,
    number: facts.number,
    brand: 'acme',
    customer: `customer-${post.name}`,
    customerName: post.name,
    topic: post.topic ?? 'baggage',
    subject: post.text.split(/[.!?\n]/u)[0] ?? post.text,
    status: facts.number % 11 === 0 ? 'pending' : 'open',
    priority: post.urgency > 0.8 ? 'urgent' : post.urgency > 0.5 ? 'high' : 'normal',
    urgency: post.urgency,
    sentiment: post.sentiment,
    networks: [post.network],
    language: post.lang ?? 'en',
    queue: queueOfTopic[post.topic ?? ''] ?? 'social-care',
    owner,
    mentionCount: 1,
    firstMentionAt: iso(at - 20 * minute),
    lastMentionAt: iso(at - 20 * minute),
    sla: {
      firstResponse: answered
        ? { dueAt: iso(dueAt), metAt: iso(at - 2 * minute), breached: false }
        : { dueAt: iso(dueAt), metAt: null, breached: late },
      nextResponse: answered ? { dueAt: iso(dueAt + 50 * minute), metAt: null, breached: false } : null,
      resolution: { dueAt: iso(at + 23 * 60 * minute), metAt: null, breached: false },
    },
    incident: null,
    mergedInto: null,
    routing: { state: facts.number % 9 === 0 ? 'unrouted' : 'routed' },
    version: 3,
    openedAt: iso(at - 20 * minute),
    solvedAt: null,
    closedAt: null,
    reopened: facts.number % 5 === 0 ? 1 : 0,
    mentionIds: [],
    timeline: [
      { at: iso(at - 20 * minute), by: 'system', type: 'opened', detail: 'rule: complaint opens a case', mention: null },
      { at: iso(at - 19 * minute), by: 'routing', type: 'assigned', detail: 'skills social, language English', mention: null },
      {
        at: iso(at - 8 * minute),
        by: 'jonas@acme.example',
        type: 'note',
        detail: 'Tag number asked for. Belt 4 is back since 15:10.',
        mention: null,
      },
    ],
  };
}

const lateness = [5.8, -4, 9, 22, 38, 41, 80, 125, 190, -75];

/** Two hundred mentions over a day, with a breakdown of the baggage system in its last hours. */
export function makeWorld(now: number): World {
  const random = sequence(7);
  const mentions: Thing[] = [];
  const cases: MockCase[] = [];
  const openCases = new Map<string, MockCase>();
  for (let index = 0; index < 200; index += 1) {
    const post = posts[Math.min(posts.length - 1, Math.floor(random() * posts.length))];
    if (post === undefined) continue;
    const hoursBack = random() ** 2.2 * 23;
    const at = now - 30_000 - hoursBack * 60 * minute;
    const wantsCase =
      post.own !== true && (post.intent === 'complaint' || post.intent === 'request' || post.intent === 'question');
    const key = `${post.name}${post.topic}`;
    let one = wantsCase ? openCases.get(key) : undefined;
    if (wantsCase && one === undefined) {
      const left = (lateness[cases.length % lateness.length] ?? 30) * minute;
      one = caseOf(post, { id: `case-${cases.length + 1}`, number: 20_401 + cases.length, at: now, left });
      cases.push(one);
      openCases.set(key, one);
    }
    const mention = mentionOf(post, { id: `mention-${String(index).padStart(3, '0')}`, at, caseId: one?.id ?? null });
    one?.mentionIds.push(mention.id);
    mentions.push(mention);
  }
  mentions.sort((a, b) => String(b['postedAt']).localeCompare(String(a['postedAt'])));
  return {
    mentions,
    cases,
    shelf: makeShelf(now),
    deadLetters: makeDeadLetters(now),
    connections: makeConnections(now),
    me: guest,
    now,
  };
}

export const guest = {
  id: 'guest',
  name: 'Guest',
  roles: ['agent', 'supervisor', 'brand-manager'],
  csrf: 'csrf-of-guest',
  sample: true,
  version: '0.1.0',
};

function makeShelf(now: number): Thing[] {
  const entry = (id: number, facts: Json): Thing => ({
    id: `shelf-${id}`,
    connection: 'acme-facebook',
    network: 'facebook',
    outcome: 'parked',
    externalId: `10293_${id}`,
    payload: { field: 'feed', value: { item: 'album', verb: 'add', post_id: `10293_${id}` } },
    payloadLeftOut: false,
    batch: `batch-${id}`,
    at: new Date(now - id * 7 * minute).toISOString(),
    replayedAt: null,
    ...facts,
  });
  return [
    entry(1, { reason: 'unknown-kind', detail: 'value.item is "album": this connector knows post, comment, review and message' }),
    entry(2, {
      reason: 'broken-payload',
      detail: 'created_time: expected a time, received "soon"',
      connection: 'acme-x',
      network: 'x',
    }),
    entry(3, { reason: 'reaction', detail: null, outcome: 'ignored', payload: null }),
    entry(4, {
      reason: 'term-not-found',
      detail: 'none of the brand’s terms stand in the text',
      outcome: 'ignored',
      payload: null,
      connection: 'acme-x',
      network: 'x',
    }),
  ];
}

function makeDeadLetters(now: number): Thing[] {
  return [
    {
      name: 'deliver-case',
      id: '812',
      reason: 'the routing service answered 503 ten times',
      attempts: 10,
      at: new Date(now - 42 * minute).toISOString(),
      connection: null,
      bytes: 412,
    },
  ];
}

function makeConnections(now: number): Thing[] {
  const ago = (ms: number): string => new Date(now - ms).toISOString();
  const one = (network: string, label: string, facts: Json): Thing => ({
    id: `acme-${network}`,
    brand: 'acme',
    network,
    label,
    state: 'polling',
    detail: 'every 2 minutes',
    lastSuccessAt: ago(40_000),
    lastItemAt: ago(3 * minute),
    lastError: null,
    halted: false,
    ...facts,
  });
  return [
    one('x', 'X', { state: 'streaming', detail: 'filtered stream, 2 rules, and a search every 2 minutes' }),
    one('facebook', 'Facebook Pages', {
      state: 'stopped',
      detail: '',
      halted: true,
      lastSuccessAt: ago(3 * 60 * minute),
      lastError: {
        code: '190',
        message: 'The page’s access token has expired: make a new one and set FB_TOKEN',
        at: ago(9 * minute),
      },
    }),
    one('trustpilot', 'Trustpilot', {}),
    one('hellopeter', 'HelloPeter', {
      state: 'backing-off',
      detail: 'tries again in 4 minutes',
      lastError: { code: 'rate-limited', message: 'HelloPeter asked to wait', at: ago(minute) },
    }),
    one('app-store', 'App Store', { lastItemAt: null }),
    one('google-play', 'Google Play', {}),
  ];
}
