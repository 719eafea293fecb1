import { ExchangeError } from './failure.ts';
import { idOf, payloadsOf, readAnswer, type Answer } from './answer.ts';
import { listAt } from '../reading/record.ts';

const DAY_MS = 86_400_000;
/** Recent search reaches back seven days; a minute less, so that the edge doesn't move past us on the way. */
const FURTHEST_BACK_MS = 7 * DAY_MS - 60_000;
/** Some tokens come back for ever with the same posts. */
const PAGES_WITHOUT_NEWS = 3;

type QueryParameters = Readonly<Record<string, string | number>>;

export interface WalkOptions {
  readonly ask: (parameters: QueryParameters) => Promise<unknown>;
  /** What the endpoint calls the token of the next page. */
  readonly tokenName: 'next_token' | 'pagination_token';
  readonly sinceId: string | undefined;
  /** Where a walk without `sinceId` starts, in milliseconds before now. */
  readonly lookBackMs: number;
  readonly now: () => number;
}

export interface WalkedPage {
  readonly payloads: readonly unknown[];
  /** Whether the walk ends with this page. */
  readonly last: boolean;
  /** On the last page: the newest id of the first page, where the next walk starts; undefined when there was nothing new. */
  readonly newestId: string | undefined;
  /** The frame as it came, for checks on it. */
  readonly answer: Answer;
}

function startTime(now: number, backMs: number): string {
  return new Date(now - Math.min(backMs, FURTHEST_BACK_MS)).toISOString().replace(/\.\d+Z$/, 'Z');
}

function refusesSinceId(error: unknown): boolean {
  return error instanceof ExchangeError && error.failure.type === 'invalid' && error.failure.parameters.includes('since_id');
}

function newestOf(answer: Answer): string | undefined {
  if (answer.newestId !== undefined) return answer.newestId;
  const ids = listAt(answer.body, 'data')
    .map(idOf)
    .filter((id) => id !== undefined);
  return ids.reduce<string | undefined>(
    (newest, id) => (newest === undefined || BigInt(id) > BigInt(newest) ? id : newest),
    undefined,
  );
}

/**
 * Reads all that is new since an id, newest page first, with the same `since_id` throughout. Where the id is too old for X
 * it reads the last seven days instead. Ends when X has no next page, or goes on handing out pages without a new post.
 */
export async function* walk({ ask, tokenName, sinceId, lookBackMs, now }: WalkOptions): AsyncGenerator<WalkedPage> {
  let from: QueryParameters = sinceId === undefined ? { start_time: startTime(now(), lookBackMs) } : { since_id: sinceId };
  let first: Answer;
  try {
    first = readAnswer(await ask(from));
  } catch (error) {
    if (sinceId === undefined || !refusesSinceId(error)) throw error;
    from = { start_time: startTime(now(), FURTHEST_BACK_MS) };
    first = readAnswer(await ask(from));
  }
  const newestId = newestOf(first);
  const seen = new Set<string>();
  let stale = 0;
  let answer = first;
  for (;;) {
    const before = seen.size;
    for (const item of listAt(answer.body, 'data')) seen.add(idOf(item) ?? '');
    stale = seen.size === before ? stale + 1 : 0;
    const token = answer.nextToken;
    const last = token === undefined || stale >= PAGES_WITHOUT_NEWS;
    yield { payloads: payloadsOf(answer.body), last, newestId: last ? newestId : undefined, answer };
    if (last) return;
    answer = readAnswer(await ask({ ...from, [tokenName]: token }));
  }
}
