import type { Job, Processor, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';
import type { Envelope } from './payload.ts';

export type StoredJob = Job<Envelope, void>;
export type BullQueue = Pick<
  Queue<Envelope, void>,
  'add' | 'addBulk' | 'getJob' | 'getFailed' | 'getJobCounts' | 'waitUntilReady'
> & {
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
};
export type BullWorker = Pick<Worker<Envelope, void>, 'waitUntilReady'> & {
  close(force?: boolean): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** What carries the jobs: everything that differs between Redis and PostgreSQL. */
export interface Engine {
  readonly name: 'redis' | 'postgres';
  queue(name: string, options: Omit<QueueOptions, 'connection'>): BullQueue;
  worker(name: string, processor: Processor<Envelope, void>, options: Omit<WorkerOptions, 'connection'>): BullWorker;
  /** Resolves when the backend answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
