import { relabel } from '../../../src/pipeline/relabel.ts';
import { openStores } from '../../../src/stores/index.ts';
import { makeLabels, taxonomy } from '../../factories.ts';
import { systemClock } from '../../../src/app/clock.ts';

/** Relabels everything of a database by new weights, saying each step. Its clock goes as much ahead as told, so that nobody waits for the lease of the one that was killed. */
const [url = '', dbName = '', holder = '', aheadMs = '0'] = process.argv.slice(2);
const { stores, changes } = await openStores({ url, dbName });
const run = await relabel(
  { wish: { brand: null, since: null, all: false }, version: 'test-2', taxonomies: { acme: taxonomy } },
  {
    stores,
    changes,
    understand: (texts) => texts.map(() => makeLabels({ labelsVersion: 'test-2', intent: 'praise' })),
    clock: { now: () => Date.now() + Number(aheadMs), sleep: systemClock.sleep },
    holder,
  },
  { signal: new AbortController().signal, onStep: ({ looked }) => console.log(`looked ${looked}`) },
);
console.log(`done ${run.looked}`);
await stores.close();
