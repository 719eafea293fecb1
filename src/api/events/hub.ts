import { seesPrivate, type Caller } from '../caller.ts';
import type { ApiDeps, ApiLimits } from '../deps.ts';
import type { Change } from '../../ports/events.ts';
import { tooManyRequests } from '../problems.ts';
import { GREETING, KEEP_ALIVE, RESET } from './frames.ts';
import { loadChange, type LoadedChange } from './load-change.ts';
import { EventStream, type Sink } from './stream.ts';

interface Listener {
  readonly stream: EventStream;
  readonly account: string;
  readonly brand: string | null;
  readonly full: boolean;
  /** What came in while the client is still given what it missed; null once it has caught up. */
  pending: LoadedChange[] | null;
  /** What was given while catching up, which the live feed may bring once more. */
  given: Set<string>;
  readonly ends: NodeJS.Timeout;
}

/** Changes that may wait for the store before everybody is told to start over. */
const MOST_WAITING = 500;
/** Changes kept for a client that is catching up; above it, it starts over. */
const MOST_PENDING = 1_000;
/** Changes a client that comes back is given one by one; above it, it starts over. */
const MOST_MISSED = 500;

/** Hands every change to every open event stream that may see it. */
export class Hub {
  readonly #deps: ApiDeps;
  readonly #limits: ApiLimits;
  readonly #listeners = new Set<Listener>();
  #waiting: Change[] = [];
  #working = false;
  #unsubscribe: (() => void) | undefined;
  #beat: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: ApiDeps, limits: ApiLimits) {
    this.#deps = deps;
    this.#limits = limits;
  }

  /** Throws 429 when this account has as many streams as it may. Call before the stream is opened. */
  admit(caller: Caller): void {
    const open = [...this.#listeners].filter((listener) => listener.account === caller.id).length;
    if (open >= this.#limits.streamsPerAccount)
      throw tooManyRequests(`this account has ${open} event streams open already: close one`, 10);
  }

  /** Starts a stream; returns what to call when the client drained or left. */
  open(sink: Sink, options: { readonly caller: Caller; readonly brand: string | null; readonly lastEventId: string | null }) {
    const stream = new EventStream(sink, this.#limits.streamBufferBytes);
    const ends = setTimeout(() => stream.end(), this.#limits.streamLifeMs);
    ends.unref();
    const { caller, brand, lastEventId } = options;
    const listener: Listener = {
      stream,
      account: caller.id,
      brand,
      full: seesPrivate(caller),
      pending: lastEventId === null ? null : [],
      given: new Set(),
      ends,
    };
    stream.send(GREETING);
    this.#listeners.add(listener);
    this.#start();
    if (lastEventId !== null) void this.#catchUp(listener, lastEventId);
    return {
      drained: () => stream.drained(),
      left: () => {
        clearTimeout(ends);
        this.#listeners.delete(listener);
        if (this.#listeners.size === 0) this.#stop();
      },
    };
  }

  /** Ends every stream. */
  close(): void {
    this.#closed = true;
    for (const listener of this.#listeners) {
      clearTimeout(listener.ends);
      listener.stream.end();
    }
    this.#listeners.clear();
    this.#stop();
  }

  #start(): void {
    if (this.#closed) return;
    this.#unsubscribe ??= this.#deps.changes.subscribe((change) => this.#take(change));
    if (this.#beat) return;
    this.#beat = setInterval(() => {
      for (const { stream } of this.#listeners) stream.beat(KEEP_ALIVE);
    }, this.#limits.keepAliveMs);
    this.#beat.unref();
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    clearInterval(this.#beat);
    this.#beat = undefined;
    this.#waiting = [];
  }

  #take(change: Change): void {
    this.#waiting.push(change);
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting = [];
      this.#resetAll();
    }
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    try {
      for (let change = this.#waiting.shift(); change; change = this.#waiting.shift()) await this.#handOut(change);
    } finally {
      this.#working = false;
    }
  }

  async #handOut(change: Change): Promise<void> {
    if (change.type === 'account') {
      this.#endOf(change.ids);
      return;
    }
    try {
      const loaded = await loadChange(this.#deps, change);
      for (const listener of this.#listeners) this.#give(listener, loaded);
    } catch (error) {
      this.#deps.log.warn({ change: change.id, code: codeOf(error) }, 'a change could not be read for the event streams');
      this.#resetAll();
    }
  }

  #give(listener: Listener, loaded: LoadedChange): void {
    if (listener.pending) {
      listener.pending.push(loaded);
      return;
    }
    if (listener.given.delete(loaded.id)) return;
    const wanted = listener.brand === null || loaded.brand === null || loaded.brand === listener.brand;
    if (wanted) listener.stream.send(listener.full ? loaded.full : loaded.redacted);
  }

  /** Whoever may still listen comes back, as what they are now. */
  #endOf(accounts: readonly string[]): void {
    for (const { account, stream } of this.#listeners) if (accounts.includes(account)) stream.end();
  }

  #resetAll(): void {
    for (const { stream } of this.#listeners) stream.send(RESET);
  }

  async #catchUp(listener: Listener, lastEventId: string): Promise<void> {
    const missed = await this.#missed(lastEventId);
    const pending = listener.pending ?? [];
    listener.pending = null;
    if (missed === undefined || pending.length > MOST_PENDING) {
      listener.stream.send(RESET);
      return;
    }
    for (const loaded of missed) this.#give(listener, loaded);
    listener.given = new Set(missed.map((loaded) => loaded.id));
    for (const loaded of pending) this.#give(listener, loaded);
  }

  /** What came after that id, or undefined when it is too much, too long ago, or can't be read. */
  async #missed(lastEventId: string): Promise<readonly LoadedChange[] | undefined> {
    try {
      const changes = await this.#deps.changes.since(lastEventId, MOST_MISSED);
      if (changes === undefined || changes.length >= MOST_MISSED) return undefined;
      const loaded: LoadedChange[] = [];
      let bytes = 0;
      for (const change of changes) {
        if (change.type === 'account') continue;
        const next = await loadChange(this.#deps, change);
        bytes += next.full.length;
        if (bytes > this.#limits.streamBufferBytes) return undefined;
        loaded.push(next);
      }
      return loaded;
    } catch (error) {
      this.#deps.log.warn({ code: codeOf(error) }, 'an event stream could not be caught up');
      return undefined;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
