import type { ApiDeps } from './deps.ts';

export interface Check {
  readonly name: string;
  readonly kind: 'store' | 'queue' | 'connection';
  readonly ok: boolean;
  readonly state: string;
}

const ASK_MS = 2_000;
const FRESH_MS = 1_000;

/** Whether what we stand on answers. Answers are kept for a second, so that many who ask at once are one question. */
export class Health {
  readonly #deps: ApiDeps;
  #last: { readonly at: number; readonly answer: Promise<readonly Check[]> } | undefined;

  constructor(deps: ApiDeps) {
    this.#deps = deps;
  }

  /** The store and the queue. */
  foundations(): Promise<readonly Check[]> {
    const now = this.#deps.clock.now();
    if (!this.#last || now - this.#last.at >= FRESH_MS) this.#last = { at: now, answer: this.#ask() };
    return this.#last.answer;
  }

  /** Store, queue and every connection. A connection that stands still doesn't make the server unready. */
  async everything(): Promise<{ readonly ready: boolean; readonly checks: readonly Check[] }> {
    const foundations = await this.foundations();
    if (foundations.some((check) => !check.ok)) return { ready: false, checks: foundations };
    try {
      return { ready: true, checks: [...foundations, ...(await this.#connections())] };
    } catch (error) {
      this.#deps.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the store stopped answering');
      const gone: Check = { name: 'store', kind: 'store', ok: false, state: 'does not answer' };
      return { ready: false, checks: [gone, ...foundations.filter(({ kind }) => kind !== 'store')] };
    }
  }

  /** Every connection as it last reported. */
  async #connections(): Promise<readonly Check[]> {
    const states = new Map((await this.#deps.stores.connections.list()).map((state) => [state.connection, state]));
    return this.#deps.configuration().connections.map(({ id }) => {
      const state = states.get(id);
      return { name: id, kind: 'connection', ok: state?.halted !== true, state: state?.state ?? 'idle' };
    });
  }

  async #ask(): Promise<readonly Check[]> {
    const ask = async (kind: 'store' | 'queue', ping: () => Promise<void>): Promise<Check> => {
      try {
        await ping();
        return { name: kind, kind, ok: true, state: 'answers' };
      } catch (error) {
        this.#deps.log.warn(
          { part: kind, error: error instanceof Error ? error.name : 'unknown' },
          'a part the server stands on does not answer',
        );
        return { name: kind, kind, ok: false, state: 'does not answer' };
      }
    };
    return Promise.all([ask('store', () => this.#deps.stores.ping(ASK_MS)), ask('queue', () => this.#deps.jobs.ping(ASK_MS))]);
  }
}
