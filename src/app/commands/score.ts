import { Command } from 'commander';
import { loadTaxonomy } from '../../../config/taxonomies.ts';

/** `earshot score`: labels for texts on standard input. Needs no store and no queue. */
export function scoreCommand(): Command {
  return new Command('score')
    .description('read JSON lines {"id","text","lang"?} on standard input and write one line of labels each')
    .option('--taxonomy <name>', 'a shipped taxonomy, or the path of a file', 'general')
    .option('--models <folder>', 'weights to read with; those that come with the program unless said')
    .action(async ({ taxonomy, models }: { readonly taxonomy: string; readonly models?: string }) => {
      const [{ score }, { createUnderstand }, { readWeightFiles, shippedFolder, unpackWeights }] = await Promise.all([
        import('../score.ts'),
        import('../../understand/index.ts'),
        import('../learning/weight-files.ts'),
      ]);
      const weights = unpackWeights(await readWeightFiles(models ?? shippedFolder()));
      process.exitCode = await score({
        input: process.stdin,
        output: process.stdout,
        understand: await createUnderstand(weights),
        taxonomy: await loadTaxonomy(taxonomy),
      });
    });
}
