import { EventEmitter } from 'node:events';
import type { HeldSession, QueryResult, Session } from './session.ts';
import { channelOf, kindOfStatement } from './statement.ts';

export interface Notification {
  channel: string;
  payload: string;
}

interface ClientEvents {
  notification: [Notification];
  error: [Error];
  end: [];
}

/**
 * One checked-out client of {@link Pool}. All share one session: a transaction holds it until its end, a `LISTEN` is
 * kept by the session and handed on as `notification` events.
 */
export class PoolClient extends EventEmitter<ClientEvents> {
  readonly #session: Session;
  readonly #channels = new Map<string, () => Promise<void>>();
  #held: HeldSession | undefined;

  constructor(session: Session) {
    super();
    this.setMaxListeners(0);
    this.#session = session;
  }

  async query<R>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    switch (kindOfStatement(sql)) {
      case 'begin':
        return this.#begin(sql);
      case 'end':
        return this.#end(sql);
      case 'listen':
        await this.#listen(sql);
        return { rows: [], rowCount: 0 };
      case 'unlisten':
        await this.#unlisten(channelOf(sql));
        return { rows: [], rowCount: 0 };
      case 'other':
        return (this.#held ?? this.#session).query<R>(sql, parameters);
    }
  }

  /** Gives the client back. An open transaction is undone, so that the next in turn finds a clean session. */
  release(): void {
    void this.#close();
  }

  async #begin<R>(sql: string): Promise<QueryResult<R>> {
    if (this.#held) return this.#held.query<R>(sql);
    const held = await this.#session.hold();
    this.#held = held;
    try {
      return await held.query<R>(sql);
    } catch (error) {
      this.#held = undefined;
      held.end();
      throw error;
    }
  }

  async #end<R>(sql: string): Promise<QueryResult<R>> {
    const held = this.#held;
    if (!held) return this.#session.query<R>(sql);
    try {
      return await held.query<R>(sql);
    } finally {
      this.#held = undefined;
      held.end();
    }
  }

  async #listen(sql: string): Promise<void> {
    const channel = channelOf(sql);
    if (channel === undefined) throw new Error('LISTEN names no channel');
    if (this.#channels.has(channel)) return;
    const stop = await this.#session.listen(channel, (payload) => {
      this.emit('notification', { channel, payload });
    });
    this.#channels.set(channel, stop);
  }

  async #unlisten(channel: string | undefined): Promise<void> {
    const named = channel === undefined ? [...this.#channels.keys()] : [channel];
    for (const name of named) {
      const stop = this.#channels.get(name);
      this.#channels.delete(name);
      await stop?.();
    }
  }

  async #close(): Promise<void> {
    try {
      if (this.#held) await this.#end('ROLLBACK');
      await this.#unlisten(undefined);
    } catch (error) {
      if (this.listenerCount('error') > 0) this.emit('error', error instanceof Error ? error : new Error(String(error)));
    }
  }
}

interface PoolEvents {
  error: [Error];
  connect: [PoolClient];
}

/** What BullMQ's PostgreSQL backend needs of a `pg.Pool`, over the one session of an in-process database. */
export class Pool extends EventEmitter<PoolEvents> {
  /** There is no socket that could die unnoticed; saying so spares idle workers their polling. */
  readonly options = { keepAlive: true };
  readonly #session: Session;
  readonly #close: () => Promise<void>;

  constructor(session: Session, close: () => Promise<void>) {
    super();
    this.setMaxListeners(0);
    this.#session = session;
    this.#close = close;
  }

  query<R>(sql: string, parameters?: readonly unknown[]): Promise<QueryResult<R>> {
    return this.#session.query<R>(sql, parameters);
  }

  connect(): Promise<PoolClient> {
    const client = new PoolClient(this.#session);
    this.emit('connect', client);
    return Promise.resolve(client);
  }

  end(): Promise<void> {
    return this.#close();
  }
}
