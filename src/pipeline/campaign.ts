import type { Labels, Mention, NormalisedMention } from '../domain/index.ts';
import { signatureOf } from '../understand/campaign/signature.ts';
import { withCopies } from '../understand/campaign/spam.ts';
import { CopyWindow, type WindowLimits } from '../understand/campaign/window.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';

/** A day, and per brand what a day of a busy one brings: 8 MB for a brand that fills it, 0.2 MB for a quiet one. */
const LIMITS: WindowLimits = { keepMs: 86_400_000, most: 20_000 };
/** What is read back from the store when a brand's first batch comes. */
const WARM_PAGES = 10;
const PAGE = 200;
/** Brands in memory; the one that was quiet longest makes room. */
const MOST_BRANDS = 64;

export interface CampaignDeps {
  readonly stores: { readonly mentions: Pick<Stores['mentions'], 'list'> };
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: WindowLimits;
}

/** A new mention and what was understood of it. */
interface Understood {
  readonly said: NormalisedMention;
  readonly labels: Labels;
}

/** Finds texts that several authors send in as their own. */
export interface Campaigns {
  /**
   * Takes new mentions of a brand in, in their order, with what was understood of them: how many other authors said nearly the
   * same in the day before, as far as this process saw it, and labels that heed it. The brand's own words count for nothing.
   */
  arrive<T extends Understood>(brand: string, items: readonly T[]): Promise<readonly (T & { readonly copies: number })[]>;
}

type Author = Pick<NormalisedMention, 'network' | 'author'>;

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/** 53 bits of an account's name: for counting, not for keeping. */
function authorNumber({ network, author }: Author): number {
  const key = `${network}:${author.externalId}`;
  let [high, low] = [OFFSET, PRIME];
  for (let at = 0; at < key.length; at += 1) {
    high = Math.imul(high ^ key.charCodeAt(at), PRIME);
    low = Math.imul(low ^ key.charCodeAt(key.length - 1 - at), 0x85ebca6b) ^ (low >>> 15);
  }
  return (high >>> 0) * 0x20_0000 + ((low >>> 0) & 0x1f_ffff);
}

/** The newest stored mentions of a brand, oldest first, so that a restart forgets nothing that counts. */
async function newest(brand: string, { stores, clock, limits = LIMITS }: CampaignDeps): Promise<readonly Mention[]> {
  const from = new Date(clock.now() - limits.keepMs).toISOString();
  const found: Mention[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < WARM_PAGES; page += 1) {
    const { items, nextCursor } = await stores.mentions.list({ brand, from }, { limit: PAGE, cursor });
    found.push(...items);
    cursor = nextCursor;
    if (cursor === null) break;
  }
  return found.toReversed();
}

async function openWindow(brand: string, deps: CampaignDeps): Promise<CopyWindow> {
  const window = new CopyWindow(deps.limits ?? LIMITS);
  try {
    for (const mention of await newest(brand, deps)) {
      if (mention.own) continue;
      const { shingles } = signatureOf(mention.text);
      window.arrive({ shingles, author: authorNumber(mention), at: Date.parse(mention.receivedAt) });
    }
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    deps.log.warn({ brand, error: name }, 'earlier mentions could not be read: copies of them are not counted');
  }
  return window;
}

/** Makes the finder of campaigns for a process. Each work process counts what passes through itself and what it read at its start. */
export function makeCampaigns(deps: CampaignDeps): Campaigns {
  const windows = new Map<string, Promise<CopyWindow>>();

  function windowOf(brand: string): Promise<CopyWindow> {
    const window = windows.get(brand) ?? openWindow(brand, deps);
    windows.delete(brand);
    windows.set(brand, window);
    const [quietest] = windows.keys();
    if (windows.size > MOST_BRANDS && quietest !== undefined) windows.delete(quietest);
    return window;
  }

  return {
    async arrive(brand, items) {
      const window = await windowOf(brand);
      const at = deps.clock.now();
      return items.map((item) => {
        const { said, labels } = item;
        if (said.own) return { ...item, copies: 0 };
        const { shingles, links } = signatureOf(said.text);
        const copies = window.arrive({ shingles, author: authorNumber(said), at });
        return { ...item, labels: withCopies(labels, { copies, links }), copies };
      });
    },
  };
}

/** As intake judged it: new labels of a stored mention, heeding the copies that were counted when it came. */
export function heedCopies(labels: Labels, { text, copies }: Pick<Mention, 'text' | 'copies'>): Labels {
  return copies === 0 ? labels : withCopies(labels, { copies, links: signatureOf(text).links });
}
