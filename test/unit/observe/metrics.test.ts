import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/observe/metrics.ts';
import type { JobQueue } from '../../../src/ports/jobs.ts';

const none = { waiting: 0, active: 0, delayed: 0, failed: 0 };
const counts: JobQueue['counts'] = () =>
  Promise.resolve({
    'take-in': { ...none, waiting: 3 },
    poll: none,
    deliver: none,
    sweep: none,
    recheck: { ...none, failed: 1 },
    relabel: none,
    'index-search': none,
    rollup: none,
    reply: none,
    letter: none,
    'watch-spikes': none,
    'alert-event': none,
    incident: none,
  });

function queueWith(answer: JobQueue['counts']): JobQueue {
  const unused = (): never => {
    throw new Error('not used here');
  };
  return {
    counts: answer,
    add: unused,
    addMany: unused,
    work: unused,
    failed: unused,
    replay: unused,
    discard: unused,
    ping: unused,
    close: unused,
  };
}

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const watching = {
  stores: { alerts: { watched: async () => new Map([['acme', '2026-11-23T11:58:30.000Z']]) } },
  clock: { now: () => NOW },
  settings: { current: () => ({ brands: [{ id: 'acme' }, { id: 'never' }] }) },
};

describe('metrics', () => {
  it('show what became of alerts, and of who is told of them', async () => {
    const metrics = createMetrics();
    metrics.alert('found', 'medium');
    metrics.alert('grown', 'high');
    metrics.letter('done');
    metrics.letter('later');
    metrics.alertEvent('failed');
    const { body } = await metrics.render({ ...watching, jobs: queueWith(counts) });
    expect(body).toContain('earshot_alerts_total{change="found",severity="medium"} 1');
    expect(body).toContain('earshot_alerts_total{change="grown",severity="high"} 1');
    expect(body).toContain('earshot_letters_total{outcome="done"} 1');
    expect(body).toContain('earshot_letters_total{outcome="later"} 1');
    expect(body).toContain('earshot_alert_events_total{outcome="failed"} 1');
  });

  it('show how long ago each brand was looked at, and nothing of that while the store is away', async () => {
    const metrics = createMetrics();
    const { body } = await metrics.render({ ...watching, jobs: queueWith(counts) });
    expect(body).toContain('earshot_brand_watched_seconds{brand="acme"} 90');
    expect(body).not.toContain('brand="never"');
    const stores = { alerts: { watched: () => Promise.reject(new Error('down')) } };
    const later = await metrics.render({ ...watching, stores, jobs: queueWith(counts) });
    expect(later.body).not.toContain('earshot_brand_watched_seconds{');
    expect(later.body).toContain('earshot_queue_up 1');
  });

  it('show what happened and how the queues stand', async () => {
    const metrics = createMetrics();
    metrics.takenIn({ network: 'x', counts: { new: 2, duplicate: 0 }, milliseconds: 20 });
    metrics.poll({ network: 'x', outcome: 'done' });
    const { contentType, body } = await metrics.render({ ...watching, jobs: queueWith(counts) });
    expect(contentType).toMatch(/^text\/plain/);
    expect(body).toContain('earshot_items_total{network="x",outcome="new"} 2');
    expect(body).not.toContain('outcome="duplicate"');
    expect(body).toContain('earshot_polls_total{network="x",outcome="done"} 1');
    expect(body).toContain('earshot_jobs{name="take-in",state="waiting"} 3');
    expect(body).toContain('earshot_queue_up 1');
  });

  it('show how sure labels are and what people set right, in a bounded number of series', async () => {
    const metrics = createMetrics();
    metrics.labelled('x', [
      { lang: 'en', confidence: 0.35 },
      { lang: 'en-GB', confidence: 0.95 },
      { lang: 'und', confidence: 0.1 },
      { lang: 'tlh', confidence: 0.5 },
    ]);
    metrics.corrected({ network: 'x', lang: 'af', field: 'sentiment', changed: true });
    metrics.corrected({ network: 'x', lang: 'af', field: 'sentiment', changed: false });
    metrics.relabelled({ looked: 200, relabelled: 150, left: 800 });
    const { body } = await metrics.render({ ...watching, jobs: queueWith(counts) });
    expect(body).toContain('earshot_sentiment_confidence_bucket{le="0.4",lang="en",network="x"} 1');
    expect(body).toContain('earshot_sentiment_confidence_count{lang="en",network="x"} 2');
    expect(body).toContain('earshot_sentiment_confidence_count{lang="other",network="x"} 1');
    expect(body).toContain('earshot_corrections_total{lang="af",network="x",field="sentiment",outcome="changed"} 1');
    expect(body).toContain('earshot_corrections_total{lang="af",network="x",field="sentiment",outcome="agreed"} 1');
    expect(body).toContain('earshot_relabelled_total{what="relabelled"} 150');
    expect(body).toContain('earshot_relabel_left 800');
    for (let code = 0; code < 26 * 26; code += 1) {
      const lang = String.fromCodePoint(97 + Math.floor(code / 26), 97 + (code % 26));
      metrics.labelled('x', [{ lang, confidence: 0.5 }]);
    }
    const series = (await metrics.render({ ...watching, jobs: queueWith(counts) })).body.match(
      /^earshot_sentiment_confidence_count/gmu,
    );
    expect(series?.length).toBeLessThanOrEqual(32);
  });

  it('are still shown when the queue does not answer, and say so', async () => {
    const metrics = createMetrics();
    await metrics.render({ ...watching, jobs: queueWith(counts) });
    const { body } = await metrics.render({ ...watching, jobs: queueWith(() => Promise.reject(new Error('down'))) });
    expect(body).toContain('earshot_queue_up 0');
    expect(body).not.toContain('earshot_jobs{');
  });

  it('of two programs in one process do not mix', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.poll({ network: 'x', outcome: 'done' });
    expect((await other.render({ ...watching, jobs: queueWith(counts) })).body).not.toContain('earshot_polls_total{');
  });
});
