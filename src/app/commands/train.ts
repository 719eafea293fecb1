import { Command } from 'commander';
import type { Comparison } from '../../understand/train/learn.ts';
import type { WeightStore } from '../../ports/weight-store.ts';
import { BadWeightsError } from '../../understand/model/weights-file.ts';
import { createSentimentReader } from '../../understand/sentiment/sentiment.ts';
import { systemClock } from '../clock.ts';
import { familiarTexts, fileLessons, storedLessons, type TimedLesson } from '../learning/corrections.ts';
import { filesInUse } from '../learning/live-weights.ts';
import { BadSetError, OPEN_SETS, RESEARCH_SETS, readSet, setsIn } from '../learning/sets.ts';
import { train } from '../learning/train.ts';
import { readWeightFiles, shippedFolder, unpackWeights, writeWeightFiles, type WeightFiles } from '../learning/weight-files.ts';
import type { Labelled } from '../../understand/train/labelled.ts';
import { withStores } from './with-data.ts';

interface Options {
  readonly data?: string;
  readonly onlyOpen?: boolean;
  readonly corrections?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** Fewer corrections than this teach nothing that could be measured. */
const FEWEST = 30;
/** Texts that nobody corrected, a brand, where no collections are at hand. */
const MOST_FAMILIAR = 5_000;

const figure = (value: number): string => value.toFixed(3).padStart(7);

function table(comparisons: readonly Comparison[]): readonly string[] {
  const head = `${'guarded set'.padEnd(16)}${'texts'.padStart(8)}   accuracy now > new    avg recall now > new   neg recall now > new`;
  const pair = (now: number, next: number): string => `${figure(now)} >${figure(next)}      `;
  return [
    head,
    ...comparisons.map(
      ({ set, current, next }) =>
        `${set.padEnd(16)}${current.count.toLocaleString('en').padStart(8)}   ${pair(current.accuracy, next.accuracy)}${pair(current.averageRecall, next.averageRecall)}${pair(current.recall, next.recall)}`,
    ),
  ];
}

async function collectionsOf({
  data,
  onlyOpen = false,
}: Options): Promise<{ readonly sets: readonly string[]; readonly rows: readonly Labelled[] }> {
  if (data === undefined) return { sets: [], rows: [] };
  const wanted: readonly string[] = [...OPEN_SETS, ...(onlyOpen ? [] : RESEARCH_SETS)];
  const sets = (await setsIn(data)).filter((set) => wanted.includes(set));
  if (sets.length === 0)
    throw new BadSetError(`No labelled collection in ${data}: expected a folder for each of ${wanted.join(', ')}.`);
  const rows: Labelled[] = [];
  for (const set of sets) rows.push(...(await readSet(data, set)));
  return { sets, rows };
}

/** Trains, prints what it measured, and gives the new weights to `keep` unless a guarded set speaks against them. */
async function run(
  options: Options,
  from: {
    readonly inUse: WeightFiles;
    readonly lessons: readonly TimedLesson[];
    readonly familiar: readonly Labelled[];
    readonly keep: (next: WeightFiles) => Promise<string>;
  },
): Promise<void> {
  if (from.lessons.length < FEWEST) {
    console.log(`there are ${from.lessons.length} corrections of sentiment; from ${FEWEST} on there is something to learn`);
    return;
  }
  const { sets, rows } = await collectionsOf(options);
  const { comparisons, objections, next } = train({
    ...from,
    sets: sets.length > 0 ? sets : from.inUse.manifest.sets,
    collections: rows,
    onStep: (what) => console.error(what),
  });
  for (const line of table(comparisons)) console.log(line);
  if (objections.length > 0) {
    console.log(`not better on every guarded set: ${objections.join(', ')}`);
    if (options.force !== true) {
      console.log('the weights in use stay; --force replaces them all the same');
      process.exitCode = 1;
      return;
    }
  }
  if (options.dryRun === true) return;
  console.log(await from.keep(next));
}

/** The weights in use; where they can't be read, those that came with the program: teaching anew is what mends them. */
async function usableFiles(store: WeightStore): Promise<WeightFiles> {
  try {
    const files = await filesInUse(store);
    createSentimentReader(unpackWeights(files).sentiment);
    return files;
  } catch (error) {
    if (!(error instanceof BadWeightsError)) throw error;
    console.error(`${error.message} What is taught now goes on from those that came with the program.`);
    return readWeightFiles(shippedFolder());
  }
}

/** `earshot train`: new weights out of corrections, and of labelled collections where they are at hand. */
export function trainCommand(): Command {
  return new Command('train')
    .description('teach the sentiment weights what people corrected; prints a cross-validated table against the weights in use')
    .option(
      '--data <folder>',
      'labelled collections, a folder each, that the shipped weights were taught on: they guard what is known',
    )
    .option('--only-open', 'leave out the collections that are for research only')
    .option('--corrections <file>', 'JSON lines {"text","lang"?,"sentiment"} instead of the corrections that are stored')
    .option('--out <folder>', 'write the new weights there instead of putting them in use')
    .option('--force', 'replace the weights in use although a guarded set speaks against it')
    .option('--dry-run', 'only print the table')
    .addHelpText(
      'after',
      '\nReplaces the weights only when the corrections gain and no guarded set loses more than a point. Running processes follow\nwithin seconds; "earshot relabel" then labels what is stored anew. "earshot score --models <folder>" tries weights out.',
    )
    .action(async (options: Options) => {
      if (options.corrections !== undefined && options.out !== undefined) {
        const { out } = options;
        await run(options, {
          inUse: await readWeightFiles(shippedFolder()),
          lessons: await fileLessons(options.corrections),
          familiar: [],
          keep: async (next) => {
            await writeWeightFiles(out, next);
            return `version ${next.manifest.version} is in ${out}`;
          },
        });
        return;
      }
      await withStores(async ({ stores, settings }) => {
        const lessons = options.corrections === undefined ? await storedLessons(stores) : await fileLessons(options.corrections);
        const brands = (await settings.read())?.settings.brands.map(({ id }) => id) ?? [];
        await run(options, {
          inUse: await usableFiles(stores.weights),
          lessons,
          familiar: options.data === undefined ? await familiarTexts(stores, brands, MOST_FAMILIAR) : [],
          keep: async (next) => {
            const { version } = next.manifest;
            if (options.out !== undefined) {
              await writeWeightFiles(options.out, next);
              return `version ${version} is in ${options.out}`;
            }
            const madeAt = new Date(systemClock.now()).toISOString();
            await stores.weights.keep({ version, madeAt, manifest: JSON.stringify(next.manifest), files: next.files });
            await stores.weights.use(version);
            return `version ${version} is in use; running processes follow within seconds`;
          },
        });
      });
    });
}
