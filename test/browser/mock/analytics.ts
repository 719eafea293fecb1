import { filteredMentions, labelOf, topicsOf } from './answers.ts';
import { topics, type Thing, type World } from './world.ts';

type Json = Record<string, unknown>;
interface Counts {
  negative: number;
  neutral: number;
  positive: number;
  count: number;
}

const hour = 3_600_000;
const lengths = { hour, day: 24 * hour } as const;
const postedAt = (mention: Thing): number => Date.parse(String(mention['postedAt']));
const lengthOf = (query: URLSearchParams): number => lengths[query.get('bucket') === 'day' ? 'day' : 'hour'];

function countsOf(mentions: readonly Thing[]): Counts & { net: number } {
  const counts = { negative: 0, neutral: 0, positive: 0, count: mentions.length };
  for (const mention of mentions) {
    const label = labelOf(mention);
    if (label === 'negative' || label === 'neutral' || label === 'positive') counts[label] += 1;
  }
  return { ...counts, net: counts.count === 0 ? 0 : (counts.positive - counts.negative) / counts.count };
}
const mainTopic = (mention: Thing): string => topicsOf(mention)[0] ?? 'other';
const heardNow = (world: World, query: URLSearchParams): Thing[] =>
  filteredMentions(world, query).filter((one) => one['own'] !== true);

/** The invented world is a day old; the day before it went the same way, with two thirds of the mentions. */
function heard(world: World, query: URLSearchParams): Thing[] {
  const found = heardNow(world, query);
  const day = lengths.day;
  if (found.length > 0 || !query.has('from') || !query.has('to')) return found;
  const moved = new URLSearchParams(query);
  for (const end of ['from', 'to']) moved.set(end, new Date(Date.parse(query.get(end) ?? '') + day).toISOString());
  return heardNow(world, moved)
    .filter((_, at) => at % 3 !== 0)
    .map((one) => ({ ...one, postedAt: new Date(postedAt(one) - day).toISOString() }));
}

function groups<Key>(mentions: readonly Thing[], keyOf: (mention: Thing) => Key): [Key, Thing[]][] {
  const found = new Map<Key, Thing[]>();
  for (const mention of mentions) {
    const key = keyOf(mention);
    found.set(key, [...(found.get(key) ?? []), mention]);
  }
  return [...found];
}

/** The same question about the time before. */
function earlier(query: URLSearchParams): URLSearchParams | null {
  const compare = query.get('compare') ?? 'previous';
  if (compare === 'none') return null;
  const from = Date.parse(query.get('from') ?? '');
  const to = Date.parse(query.get('to') ?? '');
  const back = compare === 'week' ? 7 * 24 * hour : to - from;
  const moved = new URLSearchParams(query);
  moved.set('from', new Date(from - back).toISOString());
  moved.set('to', new Date(to - back).toISOString());
  return moved;
}

/** Where the buckets of a question begin, in UTC, and those of them that hold a mention. */
function slots(query: URLSearchParams): readonly number[] {
  const length = lengthOf(query);
  const first = Math.floor(Date.parse(query.get('from') ?? '') / length);
  const count = Math.max(0, Math.ceil(Date.parse(query.get('to') ?? '') / length) - first);
  return Array.from({ length: count }, (_, at) => (first + at) * length);
}
const inSlot = (mentions: readonly Thing[], start: number, query: URLSearchParams): readonly Thing[] =>
  mentions.filter((one) => postedAt(one) >= start && postedAt(one) < start + lengthOf(query));

/** One key's counts by the bucket, silent ones too. */
function overTime(mentions: readonly Thing[], query: URLSearchParams, key: string | null): Json[] {
  return slots(query).map((start) => ({
    start: new Date(start).toISOString(),
    key,
    ...countsOf(inSlot(mentions, start, query)),
  }));
}
function sentiment(world: World, query: URLSearchParams): Json {
  const mentions = heard(world, query);
  const by = query.get('by');
  if (by === null) return { zone: 'UTC', buckets: overTime(mentions, query, null) };
  const parts = groups(mentions, (one) => (by === 'network' ? String(one['network']) : mainTopic(one)));
  return { zone: 'UTC', buckets: parts.flatMap(([key, those]) => overTime(those, query, key)) };
}

function topicCounts(world: World, query: URLSearchParams): Json {
  const wanted = new URLSearchParams(query);
  const before = query.has('compare') ? earlier(query) : null;
  const then = before === null ? [] : heard(world, before);
  return {
    topics: groups(heard(world, wanted), mainTopic).map(([id, those]) => ({
      id,
      name: topics.find(([topic]) => topic === id)?.[1] ?? id,
      ...countsOf(those),
      ...(before === null ? {} : { before: then.filter((one) => mainTopic(one) === id).length }),
      casesOpened: world.cases.filter((one) => one['topic'] === id).length,
      series: slots(query).map((start) => inSlot(those, start, query).length),
    })),
  };
}

const times = (median: number): Json => ({ count: 9, median, p90: median * 3 });
function totals(world: World, query: URLSearchParams, median = 660): Json {
  const mentions = heard(world, query);
  return {
    ...countsOf(mentions),
    complaints: mentions.filter((one) => one['intent'] === 'complaint').length,
    authors: Math.ceil(mentions.length * 0.9),
    reach: mentions.length * 240,
    casesOpened: world.cases.length,
    casesAnswered: 9,
    casesSolved: 4,
    casesReopened: 1,
    firstResponse: times(median),
    resolution: times(7_200),
  };
}
function overview(world: World, query: URLSearchParams): Json {
  const before = earlier(query);
  const live = world.cases.filter(({ status }) => status === 'open' || status === 'pending');
  const waiting = live.filter(({ owner }) => owner.kind === 'queue').length;
  return {
    span: { from: query.get('from'), to: query.get('to') },
    before: before === null ? null : { from: before.get('from'), to: before.get('to') },
    now: totals(world, query),
    then: before === null ? null : totals(world, before, 780),
    open: { cases: live.length, withAgents: live.length - waiting, waiting, breached: 2 },
    orphans: 0,
    at: new Date().toISOString(),
  };
}

function authors(world: World, query: URLSearchParams): Json {
  const items = world.mentions.slice(0, 8).map((one, at) => ({
    network: one['network'],
    externalId: `author-${at}`,
    handle: `@traveller${at}`,
    name: at === 2 ? null : `Traveller ${at}`,
    followers: at === 3 ? null : 9_000 - at * 1_000,
    mentions: 3 + at,
    complaints: at,
    net: -0.5 + at / 10,
    customer: at === 0 ? 'customer-1' : null,
    lastAt: one['postedAt'],
  }));
  return { items: query.get('order') === 'complaints' ? items.toReversed() : items };
}

/** Stars of one hour in seven, and at the end all that the network is known for. */
function stars(query: URLSearchParams, last: readonly number[], average: number): Json[] {
  const starts = slots(query);
  return starts.map((start, at) => ({
    start: new Date(start).toISOString(),
    ...(at === starts.length - 1
      ? { counts: last, average }
      : at % 7 === 3
        ? { counts: [0, 0, 1, 1, 0], average: 3.5 }
        : { counts: [0, 0, 0, 0, 0], average: null }),
  }));
}

function reviews(world: World, query: URLSearchParams): Json {
  const start = new Date(Date.now() - hour).toISOString();
  return {
    zone: 'UTC',
    networks: [
      { network: 'trustpilot', series: stars(query, [4, 1, 0, 2, 6], 3.38), average: 3.38, before: 3.61 },
      { network: 'google-play', series: stars(query, [1, 0, 2, 3, 1], 3.43), average: 3.43, before: null },
    ],
    recovered: {
      solved: 6,
      raised: 1,
      withdrawn: 1,
      items: [
        { mention: world.mentions[0]?.id, case: 'case-1', from: 1, to: 4, at: start },
        { mention: world.mentions[1]?.id, case: null, from: 2, to: null, at: start },
      ],
    },
  };
}

const bars = (counts: readonly number[]): Json[] =>
  counts.map((count, at) => ({ upTo: [300, 900, 3_600, 14_400][at] ?? null, count }));

const topicOf = (phrase: string): Json => ({
  id: phrase.replace(' ', '-'),
  name: `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`,
  words: [phrase],
  examples: [],
});

function trends(world: World): Json {
  const at = new Date(Date.now() - 4 * hour).toISOString();
  const said = world.mentions[0];
  const example = { mention: said?.id, text: said?.['text'], network: said?.['network'], at: said?.['postedAt'] };
  return {
    items: [
      {
        phrase: 'belt 4',
        count: 6,
        expected: 0.4,
        since: at,
        score: 9,
        example,
        networks: { x: 6 },
        authors: 6,
        topic: topicOf('belt 4'),
      },
      {
        phrase: 'tag scanner',
        count: 3,
        expected: 0.3,
        since: at,
        score: 5,
        example: null,
        networks: { x: 3 },
        authors: 3,
        topic: topicOf('tag scanner'),
      },
    ],
    at,
  };
}

/** How many of the time before have the same. */
function beforeOf(world: World, query: URLSearchParams, isSame: (mention: Thing) => boolean): number | null {
  const before = earlier(query);
  return before === null ? null : heard(world, before).filter(isSame).length;
}

const placeOf = ({ country }: Thing): string => (typeof country === 'string' ? country : 'unknown');
function countries(world: World, query: URLSearchParams): Json {
  const placed = groups(heard(world, query), placeOf).map(([country, those]) => ({
    country,
    ...countsOf(those),
    before: beforeOf(world, query, (one) => placeOf(one) === country),
  }));
  const { country: _, ...unknown } = placed.find(({ country }) => country === 'unknown') ?? {
    country: '',
    ...countsOf([]),
    before: null,
  };
  return { items: placed.filter(({ country }) => country !== 'unknown').toSorted((a, b) => b.count - a.count), unknown };
}

function voices(world: World, query: URLSearchParams): Json {
  const said = heard(world, query);
  const counts = countsOf(said);
  const series = query.has('bucket') ? slots(query).map((start) => inSlot(said, start, query).length) : [];
  const rival = { negative: 3, neutral: 9, positive: 5, count: 17, net: 0.118 };
  const all = counts.count + rival.count;
  return {
    mentions: all,
    complete: true,
    ...(series.length === 0 ? {} : { zone: 'UTC', starts: slots(query).map((start) => new Date(start).toISOString()) }),
    shares: [
      { brand: 'acme', id: 'acme', name: 'Acme Air', own: true, share: counts.count / all, ...counts, series },
      {
        brand: 'acme',
        id: 'globex',
        name: 'Globex Airways',
        own: false,
        share: rival.count / all,
        ...rival,
        series: series.map((_, at) => at % 3),
      },
    ],
  };
}

/** What a brand manager sees of the mock world, by address. */
export function mockAnalytics(world: World): Readonly<Record<string, (query: URLSearchParams) => Json>> {
  return {
    '/v1/analytics/overview': (query) => overview(world, query),
    '/v1/analytics/sentiment': (query) => sentiment(world, query),
    '/v1/analytics/topics': (query) => topicCounts(world, query),
    '/v1/analytics/share-of-voice': (query) => voices(world, query),
    '/v1/analytics/authors': (query) => authors(world, query),
    '/v1/analytics/reviews': (query) => reviews(world, query),
    '/v1/analytics/languages': (query) => ({
      items: groups(heard(world, query), (one) => String(one['lang'])).map(([lang, those]) => ({
        lang,
        ...countsOf(those),
        before: beforeOf(world, query, (one) => one['lang'] === lang),
      })),
    }),
    '/v1/analytics/countries': (query) => countries(world, query),
    '/v1/analytics/care': (query) => ({
      now: totals(world, query),
      then: totals(world, query, 780),
      firstResponse: bars([2, 4, 2, 1, 0]),
      resolution: bars([0, 1, 1, 2, 0]),
      byNetwork: ['x', 'facebook'].map((network) => ({ network, ...totals(world, query) })),
      zone: 'UTC',
      series: slots(query).map((start, at) => ({
        start: new Date(start).toISOString(),
        opened: at % 4,
        answered: at % 3,
        solved: at % 2,
        firstResponse: at % 4 === 0 ? null : 600,
        resolution: at % 2 === 0 ? null : 5_400,
      })),
    }),
    '/v1/analytics/trends': () => trends(world),
  };
}
