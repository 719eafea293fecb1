import type { PGlite } from '@electric-sql/pglite';
import { setImmediate as nextTurnOfTheLoop } from 'node:timers/promises';
import { createTurns } from './turns.ts';

/**
 * Statements are answered without any waiting for the outside, so that a busy queue would let neither timers nor
 * sockets of this process have their turn. After this long they get one.
 */
const YIELD_AFTER_MS = 5;

/** Rows as the `pg` package gives them. */
export interface QueryResult<R> {
  rows: R[];
  rowCount: number;
}

/** The one database session of this process, used by everybody in turns. */
export interface Session {
  /** Runs one statement in a turn of its own. */
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>>;
  /** Holds the session for a transaction; nobody else's statement comes between. */
  hold(): Promise<HeldSession>;
  listen(channel: string, listener: (payload: string) => void): Promise<() => Promise<void>>;
  /** Statements run so far, for those who decide when upkeep is due. */
  count(): number;
}

export interface HeldSession {
  query<R>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>>;
  end(): void;
}

export function createSession(database: PGlite): Session {
  const turns = createTurns();
  let count = 0;
  let yieldedAt = performance.now();

  const run = async <R>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> => {
    if (performance.now() - yieldedAt > YIELD_AFTER_MS) {
      await nextTurnOfTheLoop();
      yieldedAt = performance.now();
    }
    return ask(sql, parameters);
  };

  const ask = async <R>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> => {
    count += 1;
    if (parameters === undefined || parameters.length === 0) {
      // Without parameters `pg` takes several statements at once and so must we; the last one's rows are the answer.
      const results = await database.exec(sql);
      const last = results.at(-1);
      return { rows: rowsOf<R>(last?.rows), rowCount: last?.rowCount ?? last?.affectedRows ?? 0 };
    }
    const result = await database.query<R>(sql, [...parameters]);
    return { rows: rowsOf<R>(result.rows), rowCount: result.rowCount ?? result.affectedRows ?? result.rows.length };
  };

  return {
    query: (sql, parameters) => turns.run(() => run(sql, parameters)),
    async hold() {
      const end = await turns.take();
      return { query: run, end };
    },
    async listen(channel, listener) {
      const stop = await turns.run(() => database.listen(channel, listener));
      return () => turns.run(() => stop());
    },
    count: () => count,
  };
}

function rowsOf<R>(rows: unknown): R[] {
  // The caller names the row's type, as with `pg`: what a statement gives is known only to whom wrote it.
  return (rows ?? []) as R[];
}
