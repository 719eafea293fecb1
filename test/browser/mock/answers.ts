import { topics, type MockCase, type Thing, type World } from './world.ts';

type Json = Record<string, unknown>;

export function page(items: readonly unknown[], query: URLSearchParams): Json {
  const limit = Number(query.get('limit') ?? '50');
  const from = Number(query.get('cursor') ?? '0');
  const next = from + limit;
  return { items: items.slice(from, next), nextCursor: next < items.length ? String(next) : null };
}

export function labelOf(mention: Thing): string {
  const { sentiment } = mention;
  return typeof sentiment === 'object' && sentiment !== null && 'label' in sentiment ? String(sentiment.label) : '';
}
export function topicsOf(mention: Thing): string[] {
  const list = mention['topics'];
  return Array.isArray(list) ? list.map((topic: { id: string }) => topic.id) : [];
}

export function filteredMentions(world: World, query: URLSearchParams): Thing[] {
  const is = (name: string, value: unknown): boolean => !query.has(name) || query.get(name) === value;
  return world.mentions.filter(
    (mention) =>
      is('brand', mention['brand']) &&
      is('network', mention['network']) &&
      is('sentiment', labelOf(mention)) &&
      is('intent', mention['intent']) &&
      is('lang', mention['lang']) &&
      is('country', mention['country'] ?? 'unknown') &&
      (!query.has('topic') || topicsOf(mention).includes(query.get('topic') ?? '')) &&
      (!query.has('q') ||
        String(mention['text'])
          .toLowerCase()
          .includes((query.get('q') ?? '').toLowerCase())) &&
      (!query.has('from') || String(mention['postedAt']) >= (query.get('from') ?? '')) &&
      (!query.has('to') || String(mention['postedAt']) < (query.get('to') ?? '')),
  );
}

/** A case as lists show it. */
export function caseSummary(world: World, one: MockCase): Json {
  const { mentionIds, timeline: _, ...rest } = one;
  const mentions = world.mentions.filter(({ id }) => mentionIds.includes(id));
  const last = mentions[0];
  return {
    ...rest,
    mentionCount: mentions.length,
    lastMention:
      last === undefined ? null : { id: last.id, network: last['network'], text: last['text'], author: last['author'] },
  };
}

function isBreached(one: MockCase): boolean {
  return Object.values(one.sla).some((clock) => clock?.breached === true);
}

export function filteredCases(world: World, query: URLSearchParams): Json[] {
  const is = (name: string, value: unknown): boolean => !query.has(name) || query.get(name) === value;
  return world.cases
    .filter(
      (one) =>
        is('status', one.status) &&
        is('queue', one.queue) &&
        is('topic', one.topic) &&
        is('owner', one.owner.id) &&
        is('incident', one['incident']) &&
        (!query.has('q') || `${String(one['number'])} ${String(one['subject'])}`.includes(query.get('q') ?? '')) &&
        (query.get('breached') !== 'true' || isBreached(one)) &&
        (query.get('unrouted') !== 'true' || one.routing.state === 'unrouted'),
    )
    .map((one) => caseSummary(world, one));
}

export function caseDetail(world: World, one: MockCase): Json {
  const mentions = world.mentions.filter(({ id }) => one.mentionIds.includes(id));
  const networks = new Map(mentions.map((mention) => [mention['network'], mention]));
  return {
    ...caseSummary(world, one),
    mentions,
    timeline: one.timeline,
    otherCases: world.cases
      .filter((other) => other !== one && other['customer'] === one['customer'])
      .map((other) => caseSummary(world, other)),
    customer: {
      id: one['customer'],
      brand: 'acme',
      name: one['customerName'],
      firstSeenAt: one['firstMentionAt'],
      erasedAt: null,
      identities: [...networks].map(([network, mention]) => ({
        network,
        ...(typeof mention['author'] === 'object' ? mention['author'] : {}),
        evidence: 'first-contact',
        linkedAt: mention['postedAt'],
      })),
    },
  };
}

export function statusOf(world: World): Json {
  const open = world.cases.filter(({ status }) => status === 'open');
  return {
    sample: { played: world.mentions.length, total: 612, finished: false },
    brands: [
      { id: 'acme', name: 'Acme Air', topics: topics.map(([id, name]) => ({ id, name })) },
      { id: 'globex', name: 'Globex Airways', topics: [] },
    ],
    queues: [
      { id: 'social-care', name: 'Social care' },
      { id: 'baggage', name: 'Baggage' },
      { id: 'refunds', name: 'Refunds' },
    ],
    connections: world.connections,
    jobs: {
      'take-in-batch': { waiting: 3, active: 1, delayed: 0, failed: 0 },
      'deliver-case': { waiting: 0, active: 0, delayed: 2, failed: 1 },
    },
    totals: {
      mentions: world.mentions.length,
      openCases: open.length,
      pendingCases: world.cases.filter(({ status }) => status === 'pending').length,
      breached: open.filter(isBreached).length,
      unrouted: open.filter(({ routing }) => routing.state === 'unrouted').length,
      orphans: 0,
    },
  };
}
