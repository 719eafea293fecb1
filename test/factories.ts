import type { Brand, Case, IntakeItem, Labels, Mention, NormalisedMention, Queue, Taxonomy } from '../src/domain/index.ts';
import { mentionId, untouched } from '../src/domain/index.ts';

/** A time that tests count from. */
export const NOON = Date.UTC(2026, 10, 18, 12, 0, 0);
export const at = (ms: number): string => new Date(NOON + ms).toISOString();

let counter = 0;
const next = (): number => ++counter;

export const taxonomy: Taxonomy = {
  id: 'test',
  name: 'Test',
  topics: [
    { id: 'baggage', name: 'Baggage', words: { '*': ['bag', 'suitcase'] } },
    { id: 'refunds', name: 'Refunds', words: { '*': ['refund'] } },
  ],
};

export const brand: Brand = {
  id: 'acme',
  name: 'Acme Air',
  terms: ['acme air'],
  exclude: ['acme airsoft'],
  ownAccounts: { x: ['acmeair'], custom: ['acmeair'] },
  competitors: [],
  taxonomy: 'test',
  languages: [],
};

export const queue: Queue = {
  id: 'care',
  name: 'Care',
  skills: ['social'],
  sla: { firstResponse: 30 * 60_000, nextResponse: 60 * 60_000, resolution: 24 * 3_600_000 },
  fallbackOwner: 'sam@acme.example',
  approval: 'nobody',
};

export function makeLabels(over: Partial<Labels> = {}): Labels {
  return {
    lang: 'en',
    langConfidence: 0.9,
    sentiment: { label: 'negative', score: -0.6, confidence: 0.8, words: [] },
    topics: [{ id: 'baggage', confidence: 0.8 }],
    intent: 'complaint',
    intentConfidence: 0.7,
    urgency: 0.4,
    urgencyReasons: [],
    spam: 0,
    contradictsRating: false,
    voices: [],
    labelsVersion: 'test-1',
    ...over,
  };
}

export function makeSaid(over: Partial<NormalisedMention> = {}): NormalisedMention {
  const externalId = over.externalId ?? `post-${next()}`;
  return {
    network: 'custom',
    kind: 'post',
    externalId,
    revisionOf: [],
    url: null,
    visibility: 'public',
    author: { externalId: 'jo', handle: 'jo', name: 'Jo', followers: 10, verified: false },
    text: 'My bag never arrived and nobody answers.',
    lang: 'en',
    rating: null,
    inReplyTo: null,
    threadId: externalId,
    postedAt: at(0),
    editedAt: null,
    media: [],
    own: false,
    ...over,
  };
}

export function makeMention(over: Partial<Mention> = {}): Mention {
  const { revisionOf: _revisions, ...said } = makeSaid(over.externalId === undefined ? {} : { externalId: over.externalId });
  return {
    ...said,
    ...makeLabels(),
    id: mentionId('acme', said.network, said.externalId),
    brand: 'acme',
    connection: 'acme-own',
    copies: 0,
    corrected: {},
    langHint: said.lang,
    country: said.country ?? null,
    media: [],
    receivedAt: at(1000),
    deletedAt: null,
    revisions: [],
    customer: 'customer-jo',
    case: null,
    disposition: null,
    batch: 'batch-1',
    ...over,
  };
}

export function makeItem(over: Partial<IntakeItem> = {}): IntakeItem {
  return {
    externalId: `item-${next()}`,
    kind: 'post',
    text: 'My bag never arrived and nobody answers.',
    postedAt: at(0),
    author: { externalId: 'jo', handle: 'jo' },
    ...over,
  };
}

export function makeCase(over: Partial<Case> = {}): Case {
  return {
    id: `case-${next()}`,
    number: counter,
    brand: 'acme',
    customer: 'customer-jo',
    topic: 'baggage',
    subject: 'My bag never arrived',
    status: 'open',
    priority: 'normal',
    urgency: 0.4,
    sentiment: 'negative',
    networks: ['custom'],
    language: 'en',
    queue: 'care',
    owner: { kind: 'queue', id: 'care', name: 'Sam', leaseUntil: null },
    mentionCount: 1,
    firstMention: 'm-1',
    lastMention: 'm-1',
    firstMentionAt: at(0),
    lastMentionAt: at(0),
    threads: ['custom:thread-1'],
    sla: { firstResponse: { dueAt: at(30 * 60_000), metAt: null, breached: false }, nextResponse: null, resolution: null },
    nextDueAt: at(30 * 60_000),
    incident: null,
    mergedInto: null,
    version: 1,
    sequence: 1,
    openedAt: at(0),
    solvedAt: null,
    closedAt: null,
    reopened: 0,
    excludedAgents: [],
    ...untouched,
    timeline: [],
    outbox: [],
    workItem: null,
    routing: { state: 'waiting', attempts: 0, nextAttemptAt: null, lastError: null, ackedSequence: 0 },
    batches: [],
    ...over,
  };
}
