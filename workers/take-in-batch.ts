import { pipelineContext } from '../src/app/pipeline-context.ts';
import type { AppContext, Worker } from '../src/app/context.ts';
import { wakeDelivery } from '../src/app/wake-delivery.ts';
import { isoNow } from '../src/ports/clock.ts';
import type { TakeInJob } from '../src/ports/jobs.ts';
import { takeIn } from '../src/pipeline/take-in.ts';

/** Batches side by side: while one waits for the store another one computes. */
const CONCURRENCY = 6;

/** Takes one batch through the pipeline and records what became of it. Doing it again changes nothing. */
export async function takeInBatch(app: AppContext, job: TakeInJob): Promise<void> {
  const started = app.clock.now();
  const context = pipelineContext(app, job.connection);
  const taken = await takeIn(job, context, app.pipeline);
  const { cases, reasons: _reasons, labelled, ...counts } = taken;
  const opening = { id: job.batch, connection: job.connection, receivedAt: job.receivedAt, accepted: job.payloads.length };
  await app.stores.batches.finish(job.batch, { ...counts, done: job.payloads.length, finishedAt: isoNow(app.clock) }, opening);
  if (cases > 0 && context.routed) await wakeDelivery(app);
  app.metrics.takenIn({ network: context.network, counts, milliseconds: app.clock.now() - started });
  app.metrics.labelled(context.network, labelled);
}

export const takeInWorker: Worker = {
  name: 'take-in-batch',
  role: 'work',
  start: (app) => app.jobs.work('take-in', { concurrency: CONCURRENCY }, ({ data }) => takeInBatch(app, data)),
};
