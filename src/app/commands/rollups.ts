import { Command, InvalidArgumentError } from 'commander';
import { rebuild } from '../../insights/rollups/count.ts';
import { verify } from '../../insights/rollups/verify.ts';
import type { RollupStore } from '../../ports/rollups.ts';
import { UnknownBrandError } from '../relabel-plan.ts';
import { withStores } from './with-data.ts';

const MOST_PRINTED = 100;

interface Options {
  readonly brand?: string;
  readonly from?: string;
  readonly to?: string;
}

function timeOf(text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('Give an ISO 8601 time such as 2026-11-01 or 2026-11-01T08:00:00Z.');
  return new Date(ms).toISOString();
}

/** Does something with each brand's stretch that has anything in it; may be stopped by a signal. */
async function eachStretch(
  options: Options,
  work: (rollups: RollupStore, stretch: { brand: string; from: string; to: string }, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const onSignal = (): void => stop.abort(new Error('stopped before the end'));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    await withStores(async ({ stores, settings }) => {
      const known = (await settings.read())?.settings.brands.map(({ id }) => id) ?? [];
      for (const brand of options.brand === undefined ? known : [options.brand]) {
        const span = await stores.rollups.span(brand);
        if (!span && !known.includes(brand))
          throw new UnknownBrandError(`there is no brand ${brand} in the configuration: there are ${known.join(', ')}`);
        if (!span) continue;
        const to = new Date(Date.parse(span.to) + 1).toISOString();
        await work(stores.rollups, { brand, from: options.from ?? span.from, to: options.to ?? to }, stop.signal);
      }
    });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

const withStretch = (command: Command): Command =>
  command
    .option('--brand <id>', 'only this brand')
    .option('--from <time>', 'from this time on (ISO 8601)', timeOf)
    .option('--to <time>', 'up to this time (ISO 8601)', timeOf);

/** `earshot verify`: proves that what the dashboards count is what is stored. Exit status 1 where it is not. */
export function verifyCommand(): Command {
  return withStretch(new Command('verify'))
    .description('hold every rollup against the mentions and cases themselves, and print each difference')
    .addHelpText('after', '\nWhat changes meanwhile may show as a difference until it is counted, a few seconds later.')
    .action(async (options: Options) => {
      let buckets = 0;
      let different = 0;
      await eachStretch(options, async (rollups, stretch, signal) => {
        for await (const one of verify(rollups, stretch, { signal, onBucket: () => void (buckets += 1) })) {
          different += 1;
          if (different > MOST_PRINTED) continue;
          const { brand, size, slice, start, stored, counted } = one;
          const where = `${brand} ${size} ${start} by ${slice === '' ? 'nothing' : slice}`;
          console.log(
            `${where}: ${stored.mentions} mentions and ${stored.cases} cases stand there, ${counted.mentions} and ${counted.cases} are stored`,
          );
        }
      });
      if (different > MOST_PRINTED) console.log(`and ${different - MOST_PRINTED} more`);
      console.log(`${buckets} buckets looked at, ${different} differences`);
      if (different > 0) process.exitCode = 1;
    });
}

/** `earshot rollup`: counts everything anew. */
export function rollupCommand(): Command {
  return withStretch(new Command('rollup'))
    .description('count the rollups that dashboards read anew from the mentions and cases')
    .addHelpText(
      'after',
      '\nThe running program counts what changes by itself; this is for after a restore, or where verify found something.',
    )
    .action(async (options: Options) => {
      let days = 0;
      await eachStretch(options, (rollups, stretch, signal) =>
        rebuild(rollups, stretch, { signal, onDay: () => void (days += 1) }),
      );
      console.log(`${days} days counted anew`);
    });
}
