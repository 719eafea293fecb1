import type { AppContext, Worker } from '../src/app/context.ts';
import { relabelPlan, UnknownBrandError, withOpinion } from '../src/app/relabel-plan.ts';
import { relabel, RelabellingAlreadyError, type RelabelWish } from '../src/pipeline/relabel.ts';
import { RemedyError } from '../src/ports/remedy.ts';

const BUSY_MS = 30_000;

function remedyOf(error: unknown): unknown {
  if (error instanceof RelabellingAlreadyError)
    return new RemedyError({ remedy: 'wait', code: error.code, message: error.message, waitMs: BUSY_MS, cause: error });
  if (error instanceof UnknownBrandError)
    return new RemedyError({ remedy: 'give-up', code: error.code, message: error.message, cause: error });
  return error;
}

/** Runs the weights in use over stored mentions, from where an earlier try of the same wish stopped. */
export async function relabelMentions(app: AppContext, wish: RelabelWish, signal: AbortSignal): Promise<void> {
  try {
    const { understand, secondOpinion } = app.pipeline;
    const plan = await withOpinion(relabelPlan(wish, app.settings.current(), understand), secondOpinion);
    const run = await relabel(
      plan,
      { ...app.pipeline, holder: app.processId },
      {
        signal,
        onStep: (now, before) =>
          app.metrics.relabelled({
            looked: now.looked - before.looked,
            relabelled: now.relabelled - before.relabelled,
            left: now.finishedAt === null ? Math.max(0, now.total - now.looked) : 0,
          }),
      },
    );
    app.log.info(
      { version: run.version, looked: run.looked, relabelled: run.relabelled, changed: run.changed, moved: run.moved },
      'stored mentions carry the labels of the weights in use',
    );
  } catch (error) {
    throw remedyOf(error);
  }
}

export const relabelWorker: Worker = {
  name: 'relabel-mentions',
  role: 'work',
  start: (app) => app.jobs.work('relabel', { concurrency: 1 }, ({ data, signal }) => relabelMentions(app, data, signal)),
};
