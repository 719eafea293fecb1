import { Command } from 'commander';
import { freshId } from '../../domain/index.ts';
import { followChanges } from '../../pipeline/search/follow.ts';
import { systemClock } from '../clock.ts';
import { withStores } from './with-data.ts';

/** `earshot reindex`: the search index anew from what is stored. */
export function reindexCommand(): Command {
  return new Command('reindex')
    .description('make the search index anew from what is stored; searching finds less until it is done')
    .addHelpText('after', '\nMay be stopped at any time: the running program, or the same command, goes on where it was.')
    .option('--continue', 'go on where an earlier one stopped, instead of beginning anew')
    .action(async (options: { readonly continue?: boolean }) => {
      const stop = new AbortController();
      const onSignal = (): void =>
        stop.abort(new Error('stopped: the running program, or reindex --continue, goes on from here'));
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      try {
        await withStores(async ({ stores, changes }) => {
          if (options.continue !== true) await stores.search.clear();
          let kind = '';
          await followChanges(
            { stores, changes, clock: systemClock, holder: freshId() },
            {
              signal: stop.signal,
              onStep: ({ walk }) => {
                if (walk === null || walk.kind === kind) return;
                kind = walk.kind;
                console.error(`indexing ${kind}s`);
              },
            },
          );
          console.log(stop.signal.aborted ? 'stopped' : 'the search index is up to date');
        });
      } finally {
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      }
    });
}
