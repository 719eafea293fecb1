import { z } from 'zod';
import { alertSchema } from '../domain/index.ts';

/** Raw payloads of one connection on their way into the pipeline: one page, one webhook body, one intake call. */
export const takeInJobSchema = z.object({
  batch: z.string(),
  connection: z.string(),
  receivedAt: z.string(),
  payloads: z.array(z.unknown()),
});

/** A letter on its way out; its pictures' bytes in base64. */
export const letterJobSchema = z.object({
  id: z.string().min(1),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  pictures: z.array(z.object({ id: z.string(), type: z.literal('image/png'), base64: z.string(), alt: z.string() })),
  unsubscribe: z.string().exactOptional(),
  /** Nobody wants it any more after this time. */
  until: z.iso.datetime(),
});

/** A CloudEvent about an alert, as it goes out. */
export const alertEventJobSchema = z.object({
  event: z.object({
    specversion: z.literal('1.0'),
    id: z.string().min(1),
    source: z.string(),
    type: z.enum(['earshot.alert.opened', 'earshot.alert.grew', 'earshot.alert.ended']),
    subject: z.string(),
    time: z.string(),
    datacontenttype: z.literal('application/json'),
    data: alertSchema,
  }),
});

export const jobSchemas = {
  /** Take payloads through the pipeline to a disposition. */
  'take-in': takeInJobSchema,
  /** Poll one connection once; `slot` is the time the clock meant, so that one slot is one job. */
  poll: z.object({ connection: z.string(), slot: z.string() }),
  /** Deliver what waits in cases' outboxes. */
  deliver: z.object({}),
  /** Look for due clocks, leases that ran out, unfinished work. */
  sweep: z.object({ slot: z.string() }),
  /** Ask a network which stored posts are gone. */
  recheck: z.object({ connection: z.string(), slot: z.string() }),
  /** Take an answer to its network. */
  reply: z.object({ reply: z.string() }),
  /** Bring the search index up to date with what changed. */
  'index-search': z.object({}),
  /** Count what changed into rollups. */
  rollup: z.object({}),
  /** Look for rises of mentions; `slot` counts the five minutes since 1970 that were over. */
  'watch-spikes': z.object({ slot: z.string().regex(/^\d{1,9}$/) }),
  /** Do what is asked for and unfinished about an incident's cases; `relink`: look for cases that slipped through as well. */
  incident: z.object({ incident: z.string(), relink: z.boolean() }),
  /** Run the current understanding over stored mentions. */
  relabel: z.object({ brand: z.string().nullable(), since: z.string().nullable(), all: z.boolean() }),
  /** Tell a program of an alert. */
  'alert-event': alertEventJobSchema,
  /** Hand a letter to the mail server. */
  letter: letterJobSchema,
} as const;

export type JobName = keyof typeof jobSchemas;
export type JobData<N extends JobName> = z.infer<(typeof jobSchemas)[N]>;
export const jobNames = Object.keys(jobSchemas) as readonly JobName[];
export type TakeInJob = JobData<'take-in'>;

export interface AddOptions {
  /** The same id added twice is one job while the first is known. Holds no `:`. */
  readonly id?: string;
  readonly delayMs?: number;
  /** While a job with this key waits or runs, adding again changes nothing. */
  readonly deduplicate?: string;
}

export interface RunningJob<N extends JobName> {
  readonly id: string;
  readonly data: JobData<N>;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Aborts when the worker stops. */
  readonly signal: AbortSignal;
}

export interface FailedJob {
  readonly name: JobName;
  readonly id: string;
  readonly data: unknown;
  readonly error: string;
  readonly failedAt: string;
  readonly attempts: number;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

/**
 * Work between steps, at least once: a job added is run until its handler succeeds, over process deaths, or ends among
 * the failed ones, which are kept (the dead letters). A RemedyError decides what happens: `retry` waits and tries again
 * (20 tries, growing and jittered to a minute), `wait` puts this job off by that long without counting a try, `give-up`
 * and `reauthorise` fail it at once.
 */
export interface JobQueue {
  /** Resolves once the job is safely stored. */
  add<N extends JobName>(name: N, data: JobData<N>, options?: AddOptions): Promise<void>;
  addMany<N extends JobName>(
    name: N,
    jobs: readonly { readonly data: JobData<N>; readonly options?: AddOptions }[],
  ): Promise<void>;
  /** Starts handling jobs of this name; the returned function stops, waiting for running handlers. */
  work<N extends JobName>(
    name: N,
    options: { readonly concurrency: number },
    handler: (job: RunningJob<N>) => Promise<void>,
  ): Promise<() => Promise<void>>;
  counts(): Promise<Record<JobName, QueueCounts>>;
  failed(name: JobName, limit: number): Promise<readonly FailedJob[]>;
  /** Runs a failed job again, with mended data when given. False when there is no such failed job. */
  replay(name: JobName, id: string, data?: unknown): Promise<boolean>;
  discard(name: JobName, id: string): Promise<boolean>;
  /** Throws when the backend does not answer within `timeoutMs`. */
  ping(timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}
