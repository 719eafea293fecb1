import type { Worker } from '../src/app/context.ts';
import { deliverWorker } from './deliver-case.ts';
import { timeWorker } from './keep-time.ts';
import { listenWorker } from './listen-source.ts';
import { sampleWorker } from './play-sample.ts';
import { pollWorker } from './poll-source.ts';
import { recheckWorker } from './recheck-source.ts';
import { relabelWorker } from './relabel-mentions.ts';
import { sweepWorker } from './sweep.ts';
import { takeInWorker } from './take-in-batch.ts';

/** Everything that runs in the background, in the order in which it starts; it stops in the reverse order. */
export const workers: readonly Worker[] = [
  takeInWorker,
  deliverWorker,
  sweepWorker,
  recheckWorker,
  relabelWorker,
  pollWorker,
  listenWorker,
  timeWorker,
  sampleWorker,
];
