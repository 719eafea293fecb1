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

describe('metrics', () => {
  it('show what happened and how the queues stand', async () => {
    const metrics = createMetrics();
    metrics.takenIn({ network: 'x', counts: { new: 2, duplicate: 0 }, milliseconds: 20 });
    metrics.poll({ network: 'x', outcome: 'done' });
    const { contentType, body } = await metrics.render({ jobs: queueWith(counts) });
    expect(contentType).toMatch(/^text\/plain/);
    expect(body).toContain('earshot_items_total{network="x",outcome="new"} 2');
    expect(body).not.toContain('outcome="duplicate"');
    expect(body).toContain('earshot_polls_total{network="x",outcome="done"} 1');
    expect(body).toContain('earshot_jobs{name="take-in",state="waiting"} 3');
    expect(body).toContain('earshot_queue_up 1');
  });

  it('are still shown when the queue does not answer, and say so', async () => {
    const metrics = createMetrics();
    await metrics.render({ jobs: queueWith(counts) });
    const { body } = await metrics.render({ jobs: queueWith(() => Promise.reject(new Error('down'))) });
    expect(body).toContain('earshot_queue_up 0');
    expect(body).not.toContain('earshot_jobs{');
  });

  it('of two programs in one process do not mix', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.poll({ network: 'x', outcome: 'done' });
    expect((await other.render({ jobs: queueWith(counts) })).body).not.toContain('earshot_polls_total{');
  });
});
