import { networkSchema, OTHER_TOPIC, type Alert, type Difference, type Mention } from '../../domain/index.ts';
import type { MentionFilter, MentionStore } from '../../ports/mention-store.ts';
import { WEEK_MS } from '../spikes/slots.ts';
import { whatDiffers, type Voice } from '../spikes/what-differs.ts';
import { phrasesOf } from '../trends/phrases.ts';

const PAGE = 200;
/** Mentions read of the alert, and of each week before: the newest. */
const MOST = 1_000;
const MOST_A_WEEK = 400;
const WEEKS = 4;
/** Fewer in the same hours of the weeks before tell nothing: then all hours of the week before are looked at. */
const ENOUGH = 100;

const iso = (ms: number): string => new Date(ms).toISOString();

/** Private messages are counted but not quoted: everybody sees an alert. */
const isHeard = ({ own, deletedAt, visibility }: Mention): boolean => !own && deletedAt === null && visibility === 'public';

const voiceOf = ({ network, country, lang, author, text }: Mention): Voice => ({
  network,
  country,
  language: lang,
  author: author.externalId,
  phrases: phrasesOf(text, lang).map(({ key }) => key),
});

async function read(mentions: Pick<MentionStore, 'list'>, filter: MentionFilter, most: number): Promise<readonly Mention[]> {
  const found: Mention[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<MentionStore['list']>> = await mentions.list(filter, {
      limit: Math.min(PAGE, most - found.length),
      cursor,
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < most);
  return found.filter(isHeard);
}

/**
 * What is different in the mentions of an alert from those of the same hours of the four weeks before, and of all of the week before
 * where those are few. Reads at most 2,700 mentions. `at`: when the last slot was over, in milliseconds since 1970.
 */
export async function differencesOf(
  mentions: Pick<MentionStore, 'list'>,
  alert: Pick<Alert, 'brand' | 'topic' | 'network' | 'measure' | 'began'>,
  at: number,
): Promise<readonly Difference[]> {
  const network = networkSchema.safeParse(alert.network);
  const filter: MentionFilter = {
    brand: alert.brand,
    ...(alert.topic === null || alert.topic === OTHER_TOPIC ? {} : { topic: alert.topic }),
    ...(network.success ? { network: network.data } : {}),
    ...(alert.measure === 'complaints' ? { intent: 'complaint' } : {}),
  };
  // Counts are of main topics.
  const isPart = ({ topics }: Mention): boolean => alert.topic === null || (topics[0]?.id ?? OTHER_TOPIC) === alert.topic;
  const began = Date.parse(alert.began);
  const now = await read(mentions, { ...filter, from: iso(began), to: iso(at) }, MOST);
  const before: Mention[] = [];
  for (let week = 1; week <= WEEKS; week += 1) {
    const back = week * WEEK_MS;
    before.push(...(await read(mentions, { ...filter, from: iso(began - back), to: iso(at - back) }, MOST_A_WEEK)));
  }
  if (before.length < ENOUGH)
    before.push(...(await read(mentions, { ...filter, from: iso(began - WEEK_MS), to: iso(began) }, MOST)));
  return whatDiffers(now.filter(isPart).map(voiceOf), before.filter(isPart).map(voiceOf));
}
