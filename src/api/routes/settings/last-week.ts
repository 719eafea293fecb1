import type { Mention } from '../../../domain/index.ts';
import { seesPrivate, type Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';

export const DAYS = 7;
export const MOST_SCANNED = 20_000;
const DAY_MS = 86_400_000;
const PAGE = 500;

/**
 * Hands over stored mentions of the last week that the caller may read, newest first, a page at a time, the newest
 * {@link MOST_SCANNED} at most. True when there were more.
 */
export async function readLastWeek(
  deps: Pick<ApiDeps, 'stores' | 'clock'>,
  options: { readonly brand: string | undefined; readonly caller: Caller; look(mentions: readonly Mention[]): void },
): Promise<boolean> {
  const { brand, caller, look } = options;
  const from = new Date(deps.clock.now() - DAYS * DAY_MS).toISOString();
  const readable = seesPrivate(caller);
  let cursor: string | null = null;
  let read = 0;
  do {
    const filter = brand === undefined ? { from } : { brand, from };
    const page = await deps.stores.mentions.list(filter, { limit: PAGE, cursor });
    look(page.items.filter((mention) => readable || mention.visibility === 'public'));
    read += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null && read < MOST_SCANNED);
  return cursor !== null;
}
