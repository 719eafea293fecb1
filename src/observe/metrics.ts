import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { alertMetrics, type Watching } from './alert-metrics.ts';
import { measuredLanguage } from './measured-language.ts';
import { jobNames, type JobQueue } from '../ports/jobs.ts';

const JOB_STATES = ['waiting', 'active', 'delayed', 'failed'] as const;
const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const SECONDS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 2.5, 5, 10, 30];

/** What is counted, one helper per business event, and how it is shown. No label ever holds a text or a name of a person. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'earshot_' });
  const items = new Counter({
    name: 'earshot_items_total',
    help: 'Items taken in, by network and outcome',
    labelNames: ['network', 'outcome'],
    registers,
  });
  const batchSeconds = new Histogram({
    name: 'earshot_batch_seconds',
    help: 'Time a batch took from its start to its dispositions',
    labelNames: ['network'],
    buckets: SECONDS,
    registers,
  });
  const deliveries = new Counter({
    name: 'earshot_routing_deliveries_total',
    help: 'Tries to deliver a case event',
    labelNames: ['outcome'],
    registers,
  });
  const deliverySeconds = new Histogram({
    name: 'earshot_routing_delivery_seconds',
    help: 'Time the routing service took to answer',
    buckets: SECONDS,
    registers,
  });
  const polls = new Counter({
    name: 'earshot_polls_total',
    help: 'Polls, by network and outcome',
    labelNames: ['network', 'outcome'],
    registers,
  });
  const streams = new Counter({
    name: 'earshot_stream_states_total',
    help: 'Changes of state of streams',
    labelNames: ['connection', 'state'],
    registers,
  });
  const sweeps = new Counter({ name: 'earshot_swept_total', help: 'What the sweep found', labelNames: ['what'], registers });
  const confidence = new Histogram({
    name: 'earshot_sentiment_confidence',
    help: 'How sure the sentiment of what came in is, by language and network',
    labelNames: ['lang', 'network'],
    buckets: TENTHS,
    registers,
  });
  const corrections = new Counter({
    name: 'earshot_corrections_total',
    help: 'Labels that people set right (changed) or agreed with, by language, network and field',
    labelNames: ['lang', 'network', 'field', 'outcome'],
    registers,
  });
  const replies = new Counter({
    name: 'earshot_replies_total',
    help: 'Answers handed to networks, by what became of the call',
    labelNames: ['outcome', 'network'],
    registers,
  });
  const opinions = new Counter({
    name: 'earshot_second_opinions_total',
    help: 'Uncertain texts that the configured model was asked about, by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const relabelled = new Counter({
    name: 'earshot_relabelled_total',
    help: 'Stored mentions looked at and relabelled by new weights',
    labelNames: ['what'],
    registers,
  });
  const relabelLeft = new Gauge({
    name: 'earshot_relabel_left',
    help: 'Stored mentions that the run of new weights has yet to look at, more or less',
    registers,
  });
  const unfinished = new Gauge({
    name: 'earshot_unfinished_batches',
    help: 'Batches unfinished for more than a minute',
    registers,
  });
  const queueUp = new Gauge({
    name: 'earshot_queue_up',
    help: '1 while the queue answers, 0 when its job counts are unknown',
    registers,
  });
  const { look, ...ofAlerts } = alertMetrics(registry);
  const jobs = new Gauge({ name: 'earshot_jobs', help: 'Jobs by name and state', labelNames: ['name', 'state'], registers });

  return {
    ...ofAlerts,
    takenIn(event: {
      readonly network: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly milliseconds: number;
    }): void {
      for (const [outcome, count] of Object.entries(event.counts))
        if (count > 0) items.inc({ network: event.network, outcome }, count);
      batchSeconds.observe({ network: event.network }, event.milliseconds / 1000);
    },
    delivery(outcome: 'delivered' | 'failed', milliseconds: number): void {
      deliveries.inc({ outcome });
      deliverySeconds.observe(milliseconds / 1000);
    },
    replied(outcome: 'sent' | 'failed' | 'unknown' | 'again', network: string): void {
      replies.inc({ outcome, network });
    },
    poll(event: { readonly network: string; readonly outcome: string }): void {
      polls.inc(event);
    },
    stream(event: { readonly connection: string; readonly state: string }): void {
      streams.inc(event);
    },
    labelled(network: string, given: readonly { readonly lang: string; readonly confidence: number }[]): void {
      for (const one of given) confidence.observe({ lang: measuredLanguage(one.lang), network }, one.confidence);
    },
    corrected(event: {
      readonly network: string;
      readonly lang: string;
      readonly field: string;
      readonly changed: boolean;
    }): void {
      const { network, lang, field, changed } = event;
      corrections.inc({ lang: measuredLanguage(lang), network, field, outcome: changed ? 'changed' : 'agreed' });
    },
    secondOpinion(outcome: 'answered' | 'failed', texts: number): void {
      opinions.inc({ outcome }, texts);
    },
    relabelled(event: { readonly looked: number; readonly relabelled: number; readonly left: number }): void {
      for (const what of ['looked', 'relabelled'] as const) if (event[what] > 0) relabelled.inc({ what }, event[what]);
      relabelLeft.set(event.left);
    },
    sweep(event: {
      readonly breached: number;
      readonly leasesEnded: number;
      readonly closed: number;
      readonly undecided: number;
    }): void {
      for (const what of ['breached', 'leasesEnded', 'closed'] as const) if (event[what] > 0) sweeps.inc({ what }, event[what]);
      unfinished.set(event.undecided);
    },
    /**
     * The Prometheus exposition, with the queues and the watch over brands as they stand; without them, and saying so, when the queue
     * or the store doesn't answer.
     */
    async render(app: { readonly jobs: JobQueue } & Watching): Promise<{ readonly contentType: string; readonly body: string }> {
      try {
        const counts = await app.jobs.counts();
        for (const name of jobNames) for (const state of JOB_STATES) jobs.set({ name, state }, counts[name][state]);
        queueUp.set(1);
      } catch {
        jobs.reset();
        queueUp.set(0);
      }
      await look(app);
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
