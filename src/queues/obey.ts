import { DelayedError, UnrecoverableError, WaitingError } from 'bullmq';
import type { Log } from '../ports/log.ts';
import { RemedyError, type Remedy } from '../ports/remedy.ts';
import type { StoredJob } from './engine.ts';
import { TRIES, WAIT_UNNAMED_MS } from './policy.ts';

const LONGEST_MESSAGE = 2000;
const FRAMES = 5;

/**
 * The one place where a remedy becomes what the queue does. Always throws: what BullMQ is to hear. `retry` and errors
 * without a remedy count a try; `wait` puts this job alone off and counts none; `give-up` and `reauthorise` fail it.
 */
export async function obey(options: {
  readonly error: unknown;
  readonly job: StoredJob;
  readonly token: string | undefined;
  readonly stopping: boolean;
  readonly log: Log;
}): Promise<never> {
  const { error, job, token, stopping, log } = options;
  if (stopping && !(error instanceof RemedyError && isFinal(error.remedy))) {
    await job.moveToWait(token);
    throw new WaitingError();
  }
  const message = storable(error);
  const attempt = job.attemptsMade + 1;
  const sayRetry = (fields: Readonly<Record<string, unknown>>): void => {
    if (attempt < TRIES) log.warn(fields, 'job failed and will be tried again');
    else log.error(fields, 'job failed for good: its tries are used up');
  };
  if (!(error instanceof RemedyError)) {
    sayRetry({ ...traceOf(error), attempt });
    throw withMessage(new Error(message), error);
  }
  const fields = { code: error.code, remedy: error.remedy, attempt, reason: message };
  switch (error.remedy) {
    case 'retry':
      sayRetry(fields);
      throw withMessage(new Error(message), error);
    case 'wait': {
      const waitMs = Math.max(0, error.waitMs ?? WAIT_UNNAMED_MS);
      log.info({ ...fields, waitMs }, 'job put off');
      await job.moveToDelayed(Date.now() + waitMs, token);
      throw new DelayedError();
    }
    case 'give-up':
    case 'reauthorise':
      log.error(fields, 'job failed for good');
      throw withMessage(new UnrecoverableError(message), error);
  }
}

function isFinal(remedy: Remedy): boolean {
  return remedy === 'give-up' || remedy === 'reauthorise';
}

/** What a store takes: PostgreSQL has no U+0000 in texts, and an endless message helps nobody. */
function storable(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replaceAll('\u0000', '').toWellFormed().slice(0, LONGEST_MESSAGE).toWellFormed() || 'failed without a message';
}

/** Only where it happened: the message of an unknown error may quote what people wrote. */
function traceOf(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  return { error: error.name, at: framesOf(error) };
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, FRAMES).map((line) => line.trim());
}

function withMessage(clean: Error, original: unknown): Error {
  const frames = original instanceof Error ? framesOf(original) : [];
  clean.stack = [`${clean.name}: ${clean.message}`, ...frames.map((frame) => `    ${frame}`)].join('\n');
  return clean;
}
