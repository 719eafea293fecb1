import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError } from 'commander';
import { correctionFields, freshId } from '../../domain/index.ts';
import { relabel } from '../../pipeline/relabel.ts';
import type { RelabelRun } from '../../ports/label-stores.ts';
import { createUnderstand } from '../../understand/index.ts';
import { systemClock } from '../clock.ts';
import { weightsInUse } from '../learning/live-weights.ts';
import { inForce } from '../live-settings.ts';
import { relabelPlan, withOpinion } from '../relabel-plan.ts';
import { openSecondOpinion } from '../second-opinion.ts';
import { withStores } from './with-data.ts';

/** Nothing was configured yet. Code `not-configured`. */
export class NotConfiguredError extends Error {
  readonly code = 'not-configured';
}

/** Longer than a process that was killed counts as being at it. */
const PATIENCE_MS = 30_000;
/** Without a terminal a line is printed each time so many were looked at. */
const LINE_EVERY = 5_000;

function timeOf(text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('Give an ISO 8601 time such as 2026-11-01 or 2026-11-01T08:00:00Z.');
  return new Date(ms).toISOString();
}

/** What a finished run changed, for people. */
export function summary(run: RelabelRun): readonly string[] {
  const ways = Object.entries(run.moved)
    .toSorted(([, a], [, b]) => b - a)
    .map(([way, count]) => `  ${way.replace('>', ' to ')}: ${count}`);
  const others = correctionFields.filter((field) => field !== 'sentiment').map((field) => `${field} ${run.changed[field]}`);
  return [
    `${run.relabelled} of ${run.looked} mentions relabelled by ${run.version}`,
    `sentiment changed on ${run.changed.sentiment}${ways.length > 0 ? ':' : ''}`,
    ...ways,
    `changed besides: ${others.join(', ')}`,
  ];
}

function progressOn(stream: NodeJS.WriteStream) {
  const bar = stream.isTTY
    ? new SingleBar({ format: '{bar} {value}/{total} looked at | {changed} relabelled | {eta_formatted} left', stream })
    : null;
  let started = false;
  return {
    show(run: RelabelRun, before: RelabelRun): void {
      if (bar) {
        if (!started) bar.start(Math.max(run.total, run.looked), before.looked, { changed: before.relabelled });
        started = true;
        bar.setTotal(Math.max(run.total, run.looked));
        bar.update(run.looked, { changed: run.relabelled });
      } else if (Math.floor(run.looked / LINE_EVERY) > Math.floor(before.looked / LINE_EVERY)) {
        stream.write(`${run.looked} of about ${run.total} looked at, ${run.relabelled} relabelled\n`);
      }
    },
    end(): void {
      bar?.stop();
    },
  };
}

/** `earshot relabel`: the weights in use over stored mentions. */
export function relabelCommand(): Command {
  return new Command('relabel')
    .description('have stored mentions that other weights labelled understood anew; what a person set right stays as it is')
    .option('--brand <id>', 'only those of this brand')
    .option('--since <time>', 'only those posted since, ISO 8601', timeOf)
    .option('--all', 'also those that the weights in use labelled themselves, as after a change of the taxonomy')
    .addHelpText(
      'after',
      '\nMay be stopped at any time: asked for again, it goes on where it was. While a program runs on the embedded stores,\nPOST /v1/understanding/relabel does the same in the background.',
    )
    .action(async (options: { readonly brand?: string; readonly since?: string; readonly all?: boolean }) => {
      const stop = new AbortController();
      const onSignal = (): void => stop.abort(new Error('stopped: ask for the same again to go on from here'));
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      try {
        await withStores(async ({ stores, changes, settings, log }) => {
          const stored = await settings.read();
          if (!stored) throw new NotConfiguredError('nothing is configured yet: start the program once, or use earshot apply');
          const understand = await createUnderstand(await weightsInUse(stores.weights));
          const secondOpinion = openSecondOpinion(stored.settings, { clock: systemClock, log, count: () => {} });
          const wish = { brand: options.brand ?? null, since: options.since ?? null, all: options.all ?? false };
          const progress = progressOn(process.stderr);
          try {
            const run = await relabel(
              await withOpinion(relabelPlan(wish, inForce(stored.settings), understand), secondOpinion),
              { stores, changes, understand, ...(secondOpinion ? { secondOpinion } : {}), clock: systemClock, holder: freshId() },
              { signal: stop.signal, patienceMs: PATIENCE_MS, onStep: progress.show },
            );
            progress.end();
            for (const line of summary(run)) console.log(line);
          } finally {
            progress.end();
            await secondOpinion?.close();
          }
        });
      } finally {
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      }
    });
}
