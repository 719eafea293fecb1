import { UnrecoverableError, type Processor } from 'bullmq';
import type { Clock } from '../ports/clock.ts';
import type { JobName, RunningJob } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { Engine } from './engine.ts';
import { fromStoredId } from './job-id.ts';
import { obey } from './obey.ts';
import { readPayload, type Envelope } from './payload.ts';
import { backOffMs, LOCK, MOST_DEATHS, STOP_MS, type BackOff } from './policy.ts';
import { sayQueueError } from './say.ts';
import { within } from './within.ts';

export interface WorkOptions<N extends JobName> {
  readonly engine: Engine;
  readonly queueName: string;
  readonly name: N;
  readonly concurrency: number;
  readonly backOff: BackOff;
  readonly random: () => number;
  readonly clock: Clock;
  readonly log: Log;
}

/** Runs jobs of one name until the returned function is called; that one waits for running handlers, not for ever. */
export async function startWork<N extends JobName>(
  options: WorkOptions<N>,
  handler: (job: RunningJob<N>) => Promise<void>,
): Promise<() => Promise<void>> {
  const { engine, name, clock, log, backOff, random } = options;
  const stopping = new AbortController();

  const processor: Processor<Envelope, void> = async (job, token) => {
    const id = fromStoredId(job.id);
    const payload = readPayload(name, job.data);
    if (!payload.ok) {
      log.error({ job: id, code: 'broken-job' }, payload.reason);
      throw new UnrecoverableError(payload.reason);
    }
    try {
      await handler({ id, data: payload.data, attempt: job.attemptsMade + 1, signal: stopping.signal });
    } catch (error) {
      await obey({ error, job, token, stopping: stopping.signal.aborted, log: log.child({ job: id }) });
    }
  };

  const worker = engine.worker(options.queueName, processor, {
    ...LOCK,
    concurrency: options.concurrency,
    maxStalledCount: MOST_DEATHS,
    runRetryDelay: 1000,
    settings: { backoffStrategy: (attempt) => backOffMs(attempt, backOff, random) },
  });
  worker.on('error', (error) => {
    sayQueueError(log, error, 'the queue could not be asked for work, trying again');
  });
  await worker.waitUntilReady();

  let stopped: Promise<void> | undefined;
  return () => {
    stopped ??= stop();
    return stopped;
  };

  async function stop(): Promise<void> {
    stopping.abort(new Error(`the ${name} worker is stopping`));
    try {
      await within({ ms: STOP_MS, clock, what: `running ${name} jobs` }, worker.close());
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'stopped without waiting any longer: what still runs will be run again');
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
