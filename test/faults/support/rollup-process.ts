import { countUncounted } from '../../../src/insights/rollups/count.ts';
import { openStores } from '../../../src/stores/index.ts';
import { takeStep } from './rollup-story.ts';

/** Takes the steps of the story from one on, saying each, while two count what changes, as two processes would. */
const [url = '', dbName = '', first = '0', count = '0'] = process.argv.slice(2);
const { stores } = await openStores({ url, dbName });
const signal = new AbortController().signal;
let ended = false;
const counting = async (): Promise<void> => {
  while (!ended) await countUncounted(stores.rollups, signal);
  await countUncounted(stores.rollups, signal);
};
const steps = async (): Promise<void> => {
  for (let step = Number(first); step < Number(count); step += 1) {
    await takeStep(stores, step);
    console.log(`step ${step}`);
  }
  ended = true;
};
await Promise.all([steps(), counting(), counting()]);
console.log('done');
await stores.close();
