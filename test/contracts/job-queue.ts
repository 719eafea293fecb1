import { describe, expect, it, afterAll, beforeAll, vi } from 'vitest';
import { freshId } from '../../src/domain/index.ts';
import type { JobData, JobQueue, RunningJob } from '../../src/ports/jobs.ts';
import { RemedyError } from '../../src/ports/remedy.ts';

/** A queue of its own names, with short waits between tries (20 ms to 100 ms). */
export interface QueueUnderTest {
  open(prefix: string): Promise<JobQueue>;
  close(): Promise<void>;
}

const SOON = { timeout: 10_000, interval: 10 };
const batch = (id: string, payloads: readonly unknown[] = []): JobData<'take-in'> => ({
  batch: id,
  connection: 'acme-x',
  receivedAt: '2026-03-02T08:00:00.000Z',
  payloads: [...payloads],
});

/** What whoever offers a {@link JobQueue} keeps. */
export function describeJobQueue(label: string, start: () => Promise<QueueUnderTest>): void {
  describe(`job queue on ${label}`, () => {
    let tested: QueueUnderTest;
    beforeAll(async () => {
      tested = await start();
    });
    afterAll(async () => {
      await tested.close();
    });

    async function withQueue(use: (queue: JobQueue, prefix: string) => Promise<void>): Promise<void> {
      const prefix = `t${freshId()}`;
      const queue = await tested.open(prefix);
      try {
        await use(queue, prefix);
      } finally {
        await queue.close();
      }
    }

    it('hands every added job to the handler with its data', () =>
      withQueue(async (queue) => {
        const seen: JobData<'take-in'>[] = [];
        await queue.add('take-in', batch('before'));
        await queue.work('take-in', { concurrency: 2 }, (job) => Promise.resolve(void seen.push(job.data)));
        await queue.add('take-in', batch('after', [{ text: 'Suitcase gone' }]));
        await vi.waitFor(() => expect(seen.map(({ batch: id }) => id).toSorted()).toEqual(['after', 'before']), SOON);
        expect(seen.find(({ batch: id }) => id === 'after')?.payloads).toEqual([{ text: 'Suitcase gone' }]);
      }));

    it('keeps data that stores find hard: U+0000, lone surrogates, key order, deep nesting and megabytes', () =>
      withQueue(async (queue) => {
        let deep: unknown = 'bottom';
        for (let level = 0; level < 300; level += 1) deep = { deep };
        const payloads = ['a\u0000b', '\ud83d', { b: 1, a: 2 }, deep, 'x'.repeat(5_000_000), 1e300, null];
        const seen: JobData<'take-in'>[] = [];
        await queue.work('take-in', { concurrency: 1 }, (job) => Promise.resolve(void seen.push(job.data)));
        await queue.add('take-in', batch('hard', payloads));
        await vi.waitFor(() => expect(seen).toHaveLength(1), SOON);
        expect(JSON.stringify(seen[0]?.payloads)).toBe(JSON.stringify(payloads));
      }));

    it('adds many at once, in order', () =>
      withQueue(async (queue) => {
        const seen: string[] = [];
        const ids = Array.from({ length: 50 }, (_, index) => `b${index}`);
        await queue.addMany(
          'take-in',
          ids.map((id) => ({ data: batch(id), options: { id } })),
        );
        expect((await queue.counts())['take-in'].waiting).toBe(50);
        await queue.work('take-in', { concurrency: 1 }, (job) => Promise.resolve(void seen.push(job.id)));
        await vi.waitFor(() => expect(seen).toEqual(ids), SOON);
      }));

    it('takes the same id once while the job is known', () =>
      withQueue(async (queue) => {
        const seen: string[] = [];
        await Promise.all([1, 2, 3].map(() => queue.add('poll', { connection: 'acme-x', slot: 's1' }, { id: 'slot-1' })));
        expect((await queue.counts()).poll.waiting).toBe(1);
        await queue.work('poll', { concurrency: 1 }, (job) => Promise.resolve(void seen.push(job.id)));
        await vi.waitFor(() => expect(seen).toEqual(['slot-1']), SOON);
        await queue.add('poll', { connection: 'acme-x', slot: 's1' }, { id: 'slot-1' });
        await queue.add('poll', { connection: 'acme-x', slot: 's2' }, { id: '17' });
        await vi.waitFor(() => expect(seen).toEqual(['slot-1', '17']), SOON);
      }));

    it('refuses an id with a colon and says so', () =>
      withQueue(async (queue) => {
        await expect(queue.add('deliver', {}, { id: 'a:b' })).rejects.toThrow(/":"/);
      }));

    it('holds one job per deduplication key, and runs once more when asked while it ran', () =>
      withQueue(async (queue) => {
        const running: (() => void)[] = [];
        let runs = 0;
        await queue.add('deliver', {}, { deduplicate: 'all' });
        await queue.add('deliver', {}, { deduplicate: 'all' });
        expect((await queue.counts()).deliver.waiting).toBe(1);
        await queue.work('deliver', { concurrency: 4 }, async () => {
          runs += 1;
          await new Promise<void>((resolve) => running.push(resolve));
        });
        await vi.waitFor(() => expect(running).toHaveLength(1), SOON);
        await Promise.all([1, 2, 3].map(() => queue.add('deliver', {}, { deduplicate: 'all' })));
        running[0]?.();
        await vi.waitFor(() => expect(running).toHaveLength(2), SOON);
        running[1]?.();
        await vi.waitFor(async () => expect((await queue.counts()).deliver).toMatchObject({ waiting: 0, active: 0 }), SOON);
        expect(runs).toBe(2);
        await queue.add('deliver', {}, { deduplicate: 'all' });
        await vi.waitFor(() => expect(running).toHaveLength(3), SOON);
        running[2]?.();
      }));

    it('does not let a known id take a deduplication key for ever', () =>
      withQueue(async (queue) => {
        const seen: string[] = [];
        const add = (slot: string): Promise<void> =>
          queue.add('poll', { connection: 'acme-x', slot }, { id: `acme-x-${slot}`, deduplicate: 'acme-x' });
        await queue.work('poll', { concurrency: 1 }, (job) => Promise.resolve(void seen.push(job.data.slot)));
        await add('1');
        await vi.waitFor(async () => {
          expect(seen).toEqual(['1']);
          expect((await queue.counts()).poll.active).toBe(0);
        }, SOON);
        await add('1');
        await add('2');
        await vi.waitFor(() => expect(seen).toEqual(['1', '2']), SOON);
      }));

    it('runs a delayed job when it is due and not before', () =>
      withQueue(async (queue) => {
        const added = Date.now();
        const at: number[] = [];
        await queue.work('deliver', { concurrency: 1 }, () => Promise.resolve(void at.push(Date.now())));
        await queue.add('deliver', {}, { delayMs: 300 });
        expect((await queue.counts()).deliver.delayed).toBe(1);
        await vi.waitFor(() => expect(at).toHaveLength(1), SOON);
        expect((at[0] ?? 0) - added).toBeGreaterThanOrEqual(299);
      }));

    it('tries again after an error without a remedy and after "retry", counting tries', () =>
      withQueue(async (queue) => {
        const attempts: number[] = [];
        await queue.work('take-in', { concurrency: 1 }, (job) => {
          attempts.push(job.attempt);
          if (job.attempt === 1) throw new TypeError('not yet');
          if (job.attempt === 2) throw new RemedyError({ remedy: 'retry', code: 'unreachable', message: 'not yet either' });
          return Promise.resolve();
        });
        await queue.add('take-in', batch('b1'));
        await vi.waitFor(() => expect(attempts).toEqual([1, 2, 3]), SOON);
      }));

    it('sets a job aside after twenty tries and keeps it with the last reason', () =>
      withQueue(async (queue) => {
        let tries = 0;
        await queue.work('take-in', { concurrency: 1 }, () => {
          tries += 1;
          throw new Error(`no luck\u0000 \ud83d number ${tries}`);
        });
        await queue.add('take-in', batch('b1'), { id: 'b1' });
        await vi.waitFor(async () => expect(await queue.failed('take-in', 10)).toHaveLength(1), {
          timeout: 15_000,
          interval: 20,
        });
        const [failed] = await queue.failed('take-in', 10);
        expect(failed).toMatchObject({ name: 'take-in', id: 'b1', attempts: 20, data: batch('b1') });
        expect(failed?.error).toMatch(/^no luck.* number 20$/);
      }));

    it('puts a job off by as long as "wait" says without counting a try', () =>
      withQueue(async (queue) => {
        const seen: { attempt: number; at: number }[] = [];
        await queue.work('poll', { concurrency: 1 }, (job) => {
          seen.push({ attempt: job.attempt, at: Date.now() });
          if (seen.length <= 25) throw new RemedyError({ remedy: 'wait', code: 'rate-limited', message: 'later', waitMs: 20 });
          return Promise.resolve();
        });
        await queue.add('poll', { connection: 'acme-x', slot: 's1' }, { id: 'p1' });
        await vi.waitFor(() => expect(seen).toHaveLength(26), SOON);
        expect(new Set(seen.map(({ attempt }) => attempt))).toEqual(new Set([1]));
        expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(19);
        expect(await queue.failed('poll', 10)).toEqual([]);
      }));

    it.each(['give-up', 'reauthorise'] as const)('fails a job at once for "%s"', (remedy) =>
      withQueue(async (queue) => {
        let tries = 0;
        await queue.work('recheck', { concurrency: 1 }, () => {
          tries += 1;
          throw new RemedyError({ remedy, code: 'gone', message: 'the page is gone' });
        });
        await queue.add('recheck', { connection: 'acme-fb', slot: 's1' });
        await vi.waitFor(async () => expect(await queue.failed('recheck', 10)).toHaveLength(1), SOON);
        expect((await queue.failed('recheck', 10))[0]).toMatchObject({ error: 'the page is gone', attempts: 1 });
        expect(tries).toBe(1);
      }),
    );

    it('replays a failed job, as it was or mended, and discards one', () =>
      withQueue(async (queue) => {
        const seen: RunningJob<'recheck'>[] = [];
        await queue.work('recheck', { concurrency: 1 }, (job) => {
          seen.push(job);
          if (job.data.slot !== 'mended') throw new RemedyError({ remedy: 'give-up', code: 'gone', message: 'gone' });
          return Promise.resolve();
        });
        const failedIds = async (): Promise<readonly string[]> => (await queue.failed('recheck', 10)).map(({ id }) => id);
        await queue.add('recheck', { connection: 'acme-fb', slot: 's1' }, { id: 'r1' });
        await vi.waitFor(async () => expect(await failedIds()).toEqual(['r1']), SOON);
        expect(await queue.replay('recheck', 'r1')).toBe(true);
        await vi.waitFor(async () => {
          expect(seen.map(({ attempt }) => attempt)).toEqual([1, 1]);
          expect(await failedIds()).toEqual(['r1']);
        }, SOON);
        expect(await queue.replay('recheck', 'r1', { connection: 'acme-fb', slot: 'mended' })).toBe(true);
        await vi.waitFor(() => expect(seen.at(-1)?.data.slot).toBe('mended'), SOON);
        expect(await failedIds()).toEqual([]);
        expect(await queue.replay('recheck', 'r1')).toBe(false);
        expect(await queue.replay('recheck', 'never-was')).toBe(false);

        await queue.add('recheck', { connection: 'acme-fb', slot: 's2' }, { id: 'r2' });
        await vi.waitFor(async () => expect(await failedIds()).toEqual(['r2']), SOON);
        expect(await queue.discard('recheck', 'r2')).toBe(true);
        expect(await queue.discard('recheck', 'r2')).toBe(false);
        expect(await failedIds()).toEqual([]);
      }));

    it('fails a job whose data is broken with the reason, and goes on with the next', () =>
      withQueue(async (queue) => {
        const seen: string[] = [];
        await queue.add('recheck', { connection: 'acme-fb', slot: 's1' }, { id: 'r1' });
        const stop = await queue.work('recheck', { concurrency: 1 }, () => {
          throw new RemedyError({ remedy: 'give-up', code: 'gone', message: 'gone' });
        });
        await vi.waitFor(async () => expect(await queue.failed('recheck', 10)).toHaveLength(1), SOON);
        await stop();
        await queue.replay('recheck', 'r1', { connection: 17 });
        await queue.add('recheck', { connection: 'acme-fb', slot: 's2' }, { id: 'r2' });
        await queue.work('recheck', { concurrency: 1 }, (job) => Promise.resolve(void seen.push(job.id)));
        await vi.waitFor(() => expect(seen).toEqual(['r2']), SOON);
        expect((await queue.failed('recheck', 10))[0]?.error).toMatch(/connection: .*expected string/);
      }));

    it('runs as many at once as asked and no more', () =>
      withQueue(async (queue) => {
        let running = 0;
        let most = 0;
        let done = 0;
        await queue.addMany(
          'take-in',
          Array.from({ length: 12 }, (_, index) => ({ data: batch(`b${index}`) })),
        );
        await queue.work('take-in', { concurrency: 3 }, async () => {
          running += 1;
          most = Math.max(most, running);
          await vi.waitFor(() => expect(most).toBe(3), SOON);
          running -= 1;
          done += 1;
        });
        await vi.waitFor(() => expect(done).toBe(12), SOON);
        expect(most).toBe(3);
      }));

    it('waits for running handlers when stopped, tells them by the signal, and gives back what they could not finish', () =>
      withQueue(async (queue) => {
        const told: string[] = [];
        const stop = await queue.work('take-in', { concurrency: 2 }, async (job) => {
          await new Promise<void>((resolve) => {
            job.signal.addEventListener('abort', () => resolve(), { once: true });
          });
          told.push(job.id);
          if (job.id === 'unfinished') throw new Error('stopped half-way');
        });
        await queue.add('take-in', batch('f'), { id: 'finished' });
        await queue.add('take-in', batch('u'), { id: 'unfinished' });
        await vi.waitFor(async () => expect((await queue.counts())['take-in'].active).toBe(2), SOON);
        await stop();
        expect(told.toSorted()).toEqual(['finished', 'unfinished']);
        const again: RunningJob<'take-in'>[] = [];
        await queue.work('take-in', { concurrency: 2 }, (job) => Promise.resolve(void again.push(job)));
        await vi.waitFor(() => expect(again).toHaveLength(1), SOON);
        expect(again[0]).toMatchObject({ id: 'unfinished', attempt: 1 });
      }));

    it('keeps what was added when it is closed, for the next to open it', () =>
      withQueue(async (queue, prefix) => {
        await queue.add('take-in', batch('b1'), { id: 'b1' });
        await queue.close();
        const next = await tested.open(prefix);
        const seen: string[] = [];
        await next.work('take-in', { concurrency: 1 }, (job) => Promise.resolve(void seen.push(job.id)));
        await vi.waitFor(() => expect(seen).toEqual(['b1']), SOON);
        await next.close();
      }));

    it('answers a ping', () => withQueue((queue) => queue.ping(5000)));
  });
}
