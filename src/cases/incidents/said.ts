import { networkSchema, OTHER_TOPIC, type Incident, type Mention } from '../../domain/index.ts';
import { cellsOf } from '../../insights/rollups/cells.ts';
import { bucketStart } from '../../insights/rollups/count.ts';
import { countedMention } from '../../insights/rollups/counted.ts';
import { readRollups } from '../../insights/rollups/read.ts';
import type { MentionFilter } from '../../ports/mention-store.ts';
import type { Stores } from '../../ports/stores.ts';
import { saysOneOf } from './phrases.ts';
import { bucketFor, type ReportParts } from './report.ts';

const PAGE = 200;
/** Mentions of the incident's topic and network that are read for its phrases, the newest: no answer takes longer. */
const MOST_READ = 20_000;

/** What was said about an incident, by bucket and network; `complete`: whether everything was looked at. */
export interface SaidAbout {
  readonly said: ReportParts['said'];
  readonly complete: boolean;
}

type Matching = Pick<Incident, 'brand' | 'match'>;

/** Counts those of these mentions that say one of the phrases; deleted ones and our own do not count. Pure. */
export function countPhrases(
  mentions: readonly Mention[],
  { topic, phrases }: Incident['match'],
  bucket: 'hour' | 'day',
): ReportParts['said'] {
  const buckets = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const { own, deletedAt, topics, text, postedAt } = mention;
    if (own || deletedAt !== null || !saysOneOf(phrases, [text])) continue;
    // As rollups do: what it is about in the first place.
    if (topic !== null && (topics[0]?.id ?? OTHER_TOPIC) !== topic) continue;
    const start = bucketStart(postedAt, bucket);
    const here = buckets.get(start);
    if (here) here.push(mention);
    else buckets.set(start, [mention]);
  }
  return [...buckets].flatMap(([start, here]) =>
    cellsOf(here.map(countedMention), [], Date.parse(start), 'n').map((cell) => ({ start, cell })),
  );
}

/**
 * All that was said in the topic and network of an incident, of rollups; where it names phrases, what says one of them, of the
 * mentions themselves.
 * @param now milliseconds since 1970
 */
export async function saidAbout(
  { brand, match }: Matching,
  span: ReportParts['span'],
  {
    stores,
    now,
    signal,
    most = MOST_READ,
  }: {
    readonly stores: Pick<Stores, 'rollups' | 'mentions'>;
    readonly now: number;
    readonly signal: AbortSignal;
    readonly most?: number;
  },
): Promise<SaidAbout> {
  const bucket = bucketFor(span);
  const { topic, network, phrases } = match;
  if (phrases.length === 0) {
    const question = { brands: [brand], ...span, bucket, by: 'n', details: ['authors'] } as const;
    const only = { network: network ?? undefined, topic: topic ?? undefined };
    return { said: await readRollups(stores.rollups, { ...question, ...only }, { now, signal }), complete: true };
  }
  const named = networkSchema.safeParse(network);
  const filter: MentionFilter = {
    brand,
    ...span,
    ...(topic === null || topic === OTHER_TOPIC ? {} : { topic }),
    ...(named.success ? { network: named.data } : {}),
  };
  const said: ReportParts['said'][number][] = [];
  let read = 0;
  let cursor: string | null = null;
  do {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<Stores['mentions']['list']>> = await stores.mentions.list(filter, { limit: PAGE, cursor });
    said.push(...countPhrases(page.items, match, bucket));
    read += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null && read < most);
  return { said, complete: cursor === null };
}
