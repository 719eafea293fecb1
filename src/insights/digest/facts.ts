import { OTHER_TOPIC, type Digest } from '../../domain/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Settings } from '../../ports/settings.ts';
import type { Stores } from '../../ports/stores.ts';
import { findOrphans } from '../orphans.ts';
import { EMPTY, mergeCells } from '../rollups/cells.ts';
import { readRollups, type RollupAnswer, type RollupQuestion } from '../rollups/read.ts';
import { readTrends } from '../trends/read.ts';
import { figuresOf, movement, type Figures } from './figures.ts';
import { spansOf, stepsOf, type DigestSpan } from './when.ts';

const NOWHERE = { network: null, topic: null, lang: null };
const MOST_COUNTED = 10_000;
const MOST_TOPICS = 5;
const MOST_PHRASES = 5;
const MOST_INCIDENTS = 100;
const MOST_ALERTS = 100;

/** A topic whose number moved. */
export interface MovedTopic {
  /** Null: what fits no topic. */
  readonly id: string;
  readonly name: string | null;
  readonly count: number;
  readonly before: number;
  readonly net: number | null;
}

/** Something that is said far more than usual. */
export interface Phrase {
  readonly text: string;
  readonly count: number;
  /** How many it would be usually. */
  readonly usual: number;
  /** When the rise began, ISO 8601. */
  readonly since: string;
}

/** One column of the chart: an hour of the day, or a day of the week. */
export interface Column {
  readonly start: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
}

/** Everything that a digest says, in no language yet. */
export interface DigestFacts {
  readonly every: Digest['every'];
  readonly timeZone: string;
  /** Null: all brands. */
  readonly brand: { readonly id: string; readonly name: string } | null;
  readonly span: DigestSpan;
  readonly now: Figures;
  readonly before: Figures;
  readonly columns: readonly Column[];
  /** Those that moved most first. */
  readonly topics: readonly MovedTopic[];
  /** Phrases that no topic names, the most telling first. */
  readonly phrases: readonly Phrase[];
  /** As things stand when the digest is made. */
  readonly open: { readonly cases: number; readonly waiting: number; readonly breached: number };
  readonly orphans: number;
  /** Rises of mentions that last. */
  readonly alerts: number;
  readonly incidents: { readonly open: number; readonly proposed: number };
}

export interface DigestParts {
  readonly stores: Pick<Stores, 'rollups' | 'cases' | 'mentions' | 'batches' | 'incidents' | 'alerts'>;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'brands' | 'taxonomies'>;
  readonly signal: AbortSignal;
}

export type DigestWish = Pick<Digest, 'brand' | 'every' | 'timeZone'>;

const sumOf = (answers: readonly RollupAnswer[]): Figures =>
  figuresOf(
    answers.length === 0
      ? { ...EMPTY, ...NOWHERE }
      : mergeCells(
          answers.map(({ cell }) => cell),
          NOWHERE,
        ),
  );

/** Hours begin in UTC, so that in a zone half an hour off one that midnight divides counts where it begins. */
function columnsOf(hours: readonly RollupAnswer[], steps: readonly number[]): readonly Column[] {
  const columns = steps.map((start) => ({ start, negative: 0, neutral: 0, positive: 0 }));
  for (const { start, cell } of hours) {
    const at = Date.parse(start ?? '');
    const column = columns.findLast((one) => one.start <= at) ?? columns[0];
    if (!column) continue;
    column.negative += cell.negative;
    column.neutral += cell.neutral;
    column.positive += cell.positive;
  }
  return columns;
}

function movedTopics(
  now: readonly RollupAnswer[],
  then: readonly RollupAnswer[],
  names: ReadonlyMap<string, string>,
): readonly MovedTopic[] {
  const topicOf = ({ cell }: RollupAnswer): string => cell.topic ?? OTHER_TOPIC;
  const figures = new Map(now.map((answer) => [topicOf(answer), figuresOf(answer.cell)]));
  const earlier = new Map(then.map((answer) => [topicOf(answer), figuresOf(answer.cell).count]));
  return [...new Set([...figures.keys(), ...earlier.keys()])]
    .map((id) => {
      const found = figures.get(id);
      const name = id === OTHER_TOPIC ? null : (names.get(id) ?? id);
      return { id, name, count: found?.count ?? 0, before: earlier.get(id) ?? 0, net: found?.net ?? null };
    })
    .filter(({ count, before }) => count !== before)
    .toSorted((a, b) => Math.abs(movement(b.count, b.before)) - Math.abs(movement(a.count, a.before)) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_TOPICS);
}

async function standing(brands: readonly string[], { stores, clock }: DigestParts) {
  const count = async (filter: { readonly unowned?: boolean; readonly breached?: boolean }): Promise<number> => {
    const counts = await Promise.all(brands.map((brand) => stores.cases.count({ brand, live: true, ...filter }, MOST_COUNTED)));
    return counts.reduce((sum, one) => sum + one, 0);
  };
  const incidents = async (state: 'open' | 'proposed'): Promise<number> => {
    const { items } = await stores.incidents.list({ state }, { limit: MOST_INCIDENTS, cursor: null });
    return items.filter(({ brand }) => brands.includes(brand)).length;
  };
  const [cases, waiting, breached, open, proposed, alerts, orphans] = await Promise.all([
    count({}),
    count({ unowned: true }),
    count({ breached: true }),
    incidents('open'),
    incidents('proposed'),
    stores.alerts.list({ brands, open: true }, MOST_ALERTS),
    findOrphans({ stores, clock }),
  ]);
  return {
    open: { cases, waiting, breached },
    incidents: { open, proposed },
    alerts: alerts.length,
    orphans: orphans.mentions.length + orphans.cases.length + orphans.batches.length,
  };
}

/** Of public mentions alone: a letter is read by whoever reads somebody's mail. */
async function phrasesOf(
  brands: readonly string[],
  { from, to }: DigestSpan,
  { stores, settings, signal }: DigestParts,
): Promise<readonly Phrase[]> {
  const { trends } = await readTrends(
    { mentions: stores.mentions, settings, signal },
    { brands, from: Date.parse(from), to: Date.parse(to), readable: false, most: MOST_PHRASES },
  );
  return trends.map(({ phrase, count, expected, since }) => ({ text: phrase, count, usual: expected, since }));
}

/** Reads what a digest that is due at that time (milliseconds) says: from the same rollups as the pages about a brand. */
export async function digestFacts(wish: DigestWish, due: number, parts: DigestParts): Promise<DigestFacts> {
  const { settings, stores, clock, signal } = parts;
  const { span, before } = spansOf(wish, due);
  const known = settings.brands.find(({ id }) => id === wish.brand);
  const brands = wish.brand === null ? settings.brands.map(({ id }) => id) : [wish.brand];
  const ask = (
    { from, to }: DigestSpan,
    shape: Pick<RollupQuestion, 'bucket' | 'by' | 'details'>,
  ): Promise<readonly RollupAnswer[]> =>
    readRollups(stores.rollups, { brands, from, to, ...shape }, { now: clock.now(), signal });
  const total = { bucket: null, by: '', details: ['times'] } as const;
  const byTopic = { bucket: null, by: 't', details: [] } as const;
  const [now, then, hours, topics, earlier, phrases, rest] = await Promise.all([
    ask(span, total),
    ask(before, total),
    ask(span, { bucket: 'hour', by: '', details: [] }),
    ask(span, byTopic),
    ask(before, byTopic),
    phrasesOf(brands, span, parts),
    standing(brands, parts),
  ]);
  const names = new Map(
    brands.flatMap((brand) => (settings.taxonomies[brand]?.topics ?? []).map(({ id, name }) => [id, name] as const)),
  );
  return {
    every: wish.every,
    timeZone: wish.timeZone,
    brand: wish.brand === null ? null : { id: wish.brand, name: known?.name ?? wish.brand },
    span,
    now: sumOf(now),
    before: sumOf(then),
    columns: columnsOf(hours, stepsOf(wish, span)),
    topics: movedTopics(topics, earlier, names),
    phrases,
    ...rest,
  };
}
