import type { Case, Reply } from '../../domain/index.ts';
import type { Stores } from '../../ports/stores.ts';

/**
 * So many answers may be on their way to the network of one connection before more are handed over. What the network makes wait
 * keeps its place, so that no more are decided than it takes, and an agent's own answer stands behind few.
 */
export const WINDOW = 4;
/** When the last so many on a connection all failed, something is wrong with it: one is tried now and then. */
const FAILURES = 8;
const TRY_AGAIN_MS = 300_000;
const LOOKED_AT = 50;

/** How much more may be handed over in one round of cases. */
export interface Room {
  /** Whether a case whose connection is known has to wait. */
  isFull(caseId: string): Promise<boolean>;
  /** Whether one more answer may go out on the case's connection; then its place is taken. */
  takes(item: Case): Promise<boolean>;
}

export interface RoomOptions {
  readonly brand: string;
  /** Of the answers that are handed over. */
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The connections of cases that were looked at before. */
  readonly connections: Map<string, string>;
}

/** Connections on which the last answers of this kind all failed, with when the newest of them was written. Pure. */
export function failingConnections(replies: readonly Pick<Reply, 'connection' | 'state' | 'at'>[]): ReadonlyMap<string, string> {
  const byConnection = new Map<string, Pick<Reply, 'connection' | 'state' | 'at'>[]>();
  for (const reply of replies) byConnection.set(reply.connection, [...(byConnection.get(reply.connection) ?? []), reply]);
  const failing = new Map<string, string>();
  for (const [connection, all] of byConnection) {
    const last = all.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, FAILURES);
    const newest = last[0];
    if (newest && last.length === FAILURES && last.every(({ state }) => state === 'failed')) failing.set(connection, newest.at);
  }
  return failing;
}

/** Counts anew what is under way. */
export function makeRoom(stores: Pick<Stores, 'replies' | 'mentions'>, { brand, source, now, connections }: RoomOptions): Room {
  async function count(): Promise<Map<string, number>> {
    const page = { limit: LOOKED_AT, cursor: null };
    const [underWay, ...ended] = await Promise.all([
      stores.replies.underWay(),
      stores.replies.list({ brand, state: 'failed' }, page),
      stores.replies.list({ brand, state: 'sent' }, page),
    ]);
    const counts = new Map(underWay);
    const mine = ended.flatMap(({ items }) => items).filter((reply) => reply.source === source);
    for (const [connection, at] of failingConnections(mine)) {
      const waits = now - Date.parse(at) < TRY_AGAIN_MS || (counts.get(connection) ?? 0) > 0;
      counts.set(connection, waits ? WINDOW : WINDOW - 1);
    }
    return counts;
  }
  let counted: Promise<Map<string, number>> | undefined;
  const underWay = (): Promise<Map<string, number>> => (counted ??= count());
  return {
    async isFull(caseId) {
      const connection = connections.get(caseId);
      return connection !== undefined && ((await underWay()).get(connection) ?? 0) >= WINDOW;
    },
    async takes({ id, lastMention }) {
      const mention = await stores.mentions.get(lastMention);
      if (!mention) return true;
      connections.set(id, mention.connection);
      const counts = await underWay();
      const before = counts.get(mention.connection) ?? 0;
      if (before >= WINDOW) return false;
      counts.set(mention.connection, before + 1);
      return true;
    },
  };
}
