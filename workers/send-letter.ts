import type { AppContext, Worker } from '../src/app/context.ts';
import type { JobData } from '../src/ports/jobs.ts';
import { postedLetter } from '../src/ports/post-letter.ts';
import { RemedyError } from '../src/ports/remedy.ts';
import { countOutcome } from './count-outcome.ts';

const LOOK_AGAIN_MS = 60_000;

const noServer = (): RemedyError =>
  new RemedyError({
    remedy: 'wait',
    waitMs: LOOK_AGAIN_MS,
    code: 'no-mail-server',
    message: 'No mail server is configured: name one under mail',
    notDone: true,
  });

/** Takes one letter to the mail server; puts it off while that doesn't take it, and gives up when nobody wants it any more. */
export async function sendLetter(
  app: Pick<AppContext, 'mail' | 'clock'>,
  job: JobData<'letter'>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const mailer = app.mail();
    if (mailer === null) throw noServer();
    await mailer.send(postedLetter(job), signal);
  } catch (error) {
    const goesOn = error instanceof RemedyError && (error.remedy === 'wait' || error.remedy === 'retry');
    if (!goesOn || app.clock.now() < Date.parse(job.until)) throw error;
    throw new RemedyError({
      remedy: 'give-up',
      code: 'letter-too-late',
      message: `${error.message}; the letter is too old to be sent now`,
      notDone: error.notDone,
    });
  }
}

/** Sends what was posted with `postLetter`. */
export const letterWorker: Worker = {
  name: 'send-letter',
  role: 'work',
  start: (app) =>
    app.jobs.work('letter', { concurrency: 2 }, ({ data, signal }) =>
      countOutcome(() => sendLetter(app, data, signal), { signal, count: (outcome) => app.metrics.letter(outcome) }),
    ),
};
