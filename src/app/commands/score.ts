import { Command } from 'commander';
import { loadTaxonomy } from '../../../config/taxonomies.ts';

/** `earshot score`: labels for texts on standard input. Needs no store and no queue. */
export function scoreCommand(): Command {
  return new Command('score')
    .description('read JSON lines {"id","text","lang"?} on standard input and write one line of labels each')
    .option('--taxonomy <name>', 'a shipped taxonomy, or the path of a file', 'general')
    .action(async ({ taxonomy }: { readonly taxonomy: string }) => {
      const [{ score }, { createUnderstand }] = await Promise.all([import('../score.ts'), import('../../understand/index.ts')]);
      process.exitCode = await score({
        input: process.stdin,
        output: process.stdout,
        understand: await createUnderstand(),
        taxonomy: await loadTaxonomy(taxonomy),
      });
    });
}
