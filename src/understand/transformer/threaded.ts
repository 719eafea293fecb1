import { Worker } from 'node:worker_threads';
import type { Probabilities } from './classify.ts';
import { TransformerError } from './errors.ts';
import type { FromThread, Question, ThreadOptions } from './messages.ts';

/** Where questions about texts are answered. */
export interface Classifier {
  /** Resolves with the model's version once it is loaded; rejects with TransformerError when it can't be. */
  ready(): Promise<string>;
  /** Rejects with TransformerError, also when the signal aborts before the answer is there. */
  ask(texts: readonly string[], signal: AbortSignal): Promise<readonly Probabilities[]>;
  close(): Promise<void>;
}

/** A thread that fell over is not started again sooner. */
const REST_MS = 30_000;
/** A question that takes longer never ends: the thread is given up. */
const STUCK_MS = 120_000;

interface Waiting {
  readonly texts: readonly string[];
  readonly answer: (probabilities: readonly Probabilities[]) => void;
  readonly refuse: (error: TransformerError) => void;
}

/** Compiled, the thread is a `.js` file beside this one; from source Node 20 needs tsx registered within it first. */
function spawn(options: ThreadOptions): Worker {
  const file = import.meta.url.endsWith('.ts') ? './thread-source.mjs' : './thread.js';
  return new Worker(new URL(file, import.meta.url), { workerData: options, execArgv: [] });
}

const gone = (): TransformerError => new TransformerError('transformer-failed', 'the thread of the second opinion has ended');

/** A thread with a model in it: one question at a time, so that one that nobody waits for any more is never asked. */
class ModelThread {
  readonly ready: Promise<string>;
  ended = false;
  private readonly worker: Worker;
  private readonly queue: Waiting[] = [];
  private asked: Waiting | undefined;
  private askedAt = 0;
  private count = 0;
  private readonly now: () => number;

  constructor(options: ThreadOptions, now: () => number) {
    this.now = now;
    this.worker = spawn(options);
    this.ready = new Promise<string>((resolve, reject) => {
      this.worker.on('message', (message: FromThread) => {
        if (message.kind === 'ready') {
          resolve(message.version);
          if (this.asked === undefined) this.worker.unref();
        } else if (message.kind === 'unusable') reject(new TransformerError(message.code, message.message));
        else this.settle(message);
      });
      this.worker.once('error', () => reject(gone()));
      this.worker.once('exit', () => {
        this.ended = true;
        reject(gone());
        for (const one of [this.asked, ...this.queue.splice(0)]) one?.refuse(gone());
      });
    });
    this.ready.catch(() => {});
  }

  /** Puts a question into the queue; returns how to take it back. */
  put(waiting: Waiting): () => void {
    this.queue.push(waiting);
    this.next();
    return () => {
      const at = this.queue.indexOf(waiting);
      if (at >= 0) this.queue.splice(at, 1);
    };
  }

  get stuck(): boolean {
    return this.asked !== undefined && this.now() - this.askedAt > STUCK_MS;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private next(): void {
    if (this.asked || this.ended) return;
    this.asked = this.queue.shift();
    if (!this.asked) return;
    // A process stays for an answer it waits for, and for nothing else here.
    this.worker.ref();
    this.count += 1;
    this.askedAt = this.now();
    const question: Question = { id: this.count, texts: this.asked.texts };
    this.worker.postMessage(question);
  }

  private settle(message: Extract<FromThread, { readonly id: number }>): void {
    const { asked } = this;
    this.asked = undefined;
    this.worker.unref();
    if (message.kind === 'answer') asked?.answer(message.probabilities);
    else asked?.refuse(new TransformerError(message.code, message.message));
    this.next();
  }
}

/** A promise that somebody else settles. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<T>((answer, refuse) => {
    resolve = answer;
    reject = refuse;
  });
  return { promise, resolve, reject };
}

/** Keeps a model in a thread of its own, started when first asked for, and started again when it fell over. */
export function makeThreaded(options: ThreadOptions, now: () => number): Classifier {
  let thread: ModelThread | undefined;
  let startedAt = 0;
  let closed = false;

  function running(): ModelThread {
    if (closed) throw gone();
    if (thread?.stuck === true) void thread.close();
    if (!thread || (thread.ended && now() - startedAt >= REST_MS)) {
      thread = new ModelThread(options, now);
      startedAt = now();
    }
    return thread;
  }

  return {
    async ready() {
      return running().ready;
    },
    async ask(texts, signal) {
      const current = running();
      const { promise, resolve: answer, reject: refuse } = deferred<readonly Probabilities[]>();
      let takeBack = (): void => {};
      const onAbort = (): void => {
        takeBack();
        refuse(new TransformerError('transformer-late', 'the second opinion did not come in time'));
      };
      if (signal.aborted) onAbort();
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        await Promise.race([current.ready, promise]);
        takeBack = current.put({ texts, answer, refuse });
        return await promise;
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
    async close() {
      closed = true;
      await thread?.close();
    },
  };
}
