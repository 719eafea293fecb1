import { makeCalendar } from '../cases/business-time.ts';
import type { Queue } from '../domain/index.ts';
import { makeBoard, type Board } from '../insights/board/board.ts';
import { firstStretch } from '../insights/board/over-time.ts';
import type { QueueReading } from '../insights/board/queues.ts';
import type { ApiDeps } from './deps.ts';

/** Cases read of each queue, oldest first, and counted; cases held by agents; arrivals and answers of four hours. */
const READ = 1_000;
const COUNTED = 20_000;
const HELD = 5_000;
const COUNTED_ARRIVALS = 50_000;
const READ_ANSWERS = 20_000;
/** A board is shown again to others for so long. */
const FRESH_MS = 2_000;

interface Kept {
  readonly at: number;
  readonly board: Promise<Board>;
}

/** Reads the supervisor's board; who asks for the same within two seconds gets the same. */
export class BoardReader {
  readonly #deps: ApiDeps;
  readonly #kept = new Map<string, Kept>();

  constructor(deps: ApiDeps) {
    this.#deps = deps;
  }

  async read(brand: string | undefined): Promise<Board> {
    const now = this.#deps.clock.now();
    const key = brand ?? '';
    const kept = this.#kept.get(key);
    if (kept && now >= kept.at && now - kept.at < FRESH_MS) return kept.board;
    const entry: Kept = { at: now, board: this.#load(brand, now) };
    this.#forgetOld(now);
    this.#kept.set(key, entry);
    try {
      return await entry.board;
    } catch (error) {
      if (this.#kept.get(key) === entry) this.#kept.delete(key);
      throw error;
    }
  }

  #forgetOld(now: number): void {
    for (const [key, { at }] of this.#kept) if (now < at || now - at >= FRESH_MS) this.#kept.delete(key);
  }

  async #load(brand: string | undefined, now: number): Promise<Board> {
    const { stores } = this.#deps;
    const { queues, agents } = this.#deps.configuration();
    const only = brand === undefined ? {} : { brand };
    const since = new Date(firstStretch(now)).toISOString();
    const [others, held, ownerless, arrivals, answers, present] = await Promise.all([
      stores.board.otherQueues(queues.map(({ id }) => id)),
      stores.board.held(only, HELD),
      stores.board.ownerless(only, COUNTED),
      stores.board.arrivalsSince({ at: since, ...only }, COUNTED_ARRIVALS),
      stores.board.answersSince({ at: since, ...only }, READ_ANSWERS),
      stores.presence.list({}, new Date(now).toISOString()),
    ]);
    const known = queues.map((queue) => this.#queue(queue.id, queue, brand));
    const strays = others.map((id) => this.#queue(id, undefined, brand));
    return makeBoard({
      now,
      agents,
      present,
      arrivals: arrivals.items,
      answers: answers.items,
      queues: await Promise.all([...known, ...strays]),
      held: held.items,
      ownerless,
      bounded: held.more || arrivals.more || answers.more,
    });
  }

  async #queue(id: string, queue: Queue | undefined, brand: string | undefined): Promise<QueueReading> {
    const { board } = this.#deps.stores;
    const filter = { queue: id, ...(brand === undefined ? {} : { brand }) };
    const { items, more } = await board.waiting(filter, READ);
    const depth = more ? await board.countWaiting(filter, COUNTED) : items.length;
    const calendar = makeCalendar(queue?.hours);
    return { id, queue, waiting: items, depth, bounded: more, addTime: (start, ms) => calendar.add(start, ms) };
  }
}
