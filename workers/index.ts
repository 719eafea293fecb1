import type { Worker } from '../src/app/context.ts';
import { rollupWorker } from './count-rollups.ts';
import { deliverWorker } from './deliver-case.ts';
import { searchWorker } from './index-search.ts';
import { timeWorker } from './keep-time.ts';
import { listenWorker } from './listen-source.ts';
import { alertEventWorker } from './send-alert-event.ts';
import { letterWorker } from './send-letter.ts';
import { sampleWorker } from './play-sample.ts';
import { pollWorker } from './poll-source.ts';
import { recheckWorker } from './recheck-source.ts';
import { digestWorker } from './send-digests.ts';
import { relabelWorker } from './relabel-mentions.ts';
import { sendReplyWorker } from './send-reply.ts';
import { sweepWorker } from './sweep.ts';
import { takeInWorker } from './take-in-batch.ts';
import { spikesWorker } from './watch-spikes.ts';
import { incidentWorker } from './work-incidents.ts';

/** Everything that runs in the background, in the order in which it starts; it stops in the reverse order. */
export const workers: readonly Worker[] = [
  takeInWorker,
  deliverWorker,
  sendReplyWorker,
  letterWorker,
  alertEventWorker,
  incidentWorker,
  sweepWorker,
  recheckWorker,
  relabelWorker,
  searchWorker,
  rollupWorker,
  spikesWorker,
  digestWorker,
  pollWorker,
  listenWorker,
  timeWorker,
  sampleWorker,
];
