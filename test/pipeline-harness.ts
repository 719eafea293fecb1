import { systemClock } from '../src/app/clock.ts';
import { findConnector } from '../connectors/index.ts';
import { makeQueueBook } from '../src/cases/queue-book.ts';
import { freshId, type Rule } from '../src/domain/index.ts';
import { makeCampaigns } from '../src/pipeline/campaign.ts';
import { makeLanes } from '../src/pipeline/lanes.ts';
import { takeIn, type PipelineContext, type PipelineDeps, type TakenIn } from '../src/pipeline/take-in.ts';
import type { Clock } from '../src/ports/clock.ts';
import { silentLog } from '../src/ports/log.ts';
import type { Understand } from '../src/ports/understand.ts';
import { brand, makeLabels, queue, taxonomy } from './factories.ts';
import { openTestStores } from './stores.ts';

/** Labels by a few words, so that a test's text says what it is. */
export const plainUnderstand: Understand = (texts) =>
  texts.map(({ text }) =>
    makeLabels({
      ...(/thank/iu.test(text)
        ? { intent: 'praise', sentiment: { label: 'positive', score: 0.8, confidence: 0.9, words: [] } }
        : {}),
      ...(/hello/iu.test(text) ? { intent: 'other', sentiment: { label: 'neutral', score: 0, confidence: 0.5, words: [] } } : {}),
      topics: /refund/iu.test(text)
        ? [{ id: 'refunds', confidence: 0.9 }]
        : /bag/iu.test(text)
          ? [{ id: 'baggage', confidence: 0.9 }]
          : [],
    }),
  );

/** The pipeline on real stores, without queues: batches of the custom connector. */
export async function openPipeline(
  options: { readonly rules?: readonly Rule[]; readonly clock?: Clock; readonly routed?: boolean } = {},
) {
  const { stores, changes, drop } = await openTestStores();
  const connector = findConnector('custom');
  if (!connector) throw new Error('the custom connector is missing from connectors/index.ts');
  const clock = options.clock ?? systemClock;
  const book = makeQueueBook([queue], []);
  const context: PipelineContext = {
    brand,
    network: 'custom',
    connector,
    taxonomy,
    rules: options.rules ?? [],
    queue: (id) => book.of(id),
    routed: options.routed ?? true,
  };
  const deps: PipelineDeps = {
    stores,
    changes,
    understand: plainUnderstand,
    campaigns: makeCampaigns({ stores, clock, log: silentLog }),
    clock,
    random: Math.random,
    lanes: makeLanes(),
    sameText: (ours, shown) => ours === shown,
  };
  const take = (items: readonly unknown[], batch = freshId(), own: Partial<PipelineDeps> = {}): Promise<TakenIn> =>
    takeIn({ batch, connection: 'acme-own', receivedAt: new Date(clock.now()).toISOString(), payloads: [...items] }, context, {
      ...deps,
      ...own,
    });
  return { stores, changes, deps, context, take, drop };
}

/** Every mention and case of the test's brand, however many. */
export async function everything(stores: Awaited<ReturnType<typeof openPipeline>>['stores']) {
  const mentions = [];
  const cases = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page = await stores.mentions.list({ brand: 'acme' }, { limit: 200, cursor });
    mentions.push(...page.items);
    cursor = page.nextCursor;
  }
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page = await stores.cases.list({ brand: 'acme' }, { limit: 200, cursor });
    cases.push(...page.items);
    cursor = page.nextCursor;
  }
  return { mentions, cases };
}
