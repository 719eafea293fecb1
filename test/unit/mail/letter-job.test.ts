import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openQueueDatabase } from '../../../embedded/queue-database/index.ts';
import { makeSmtpMailer } from '../../../src/mail/smtp.ts';
import { freshId } from '../../../src/domain/index.ts';
import type { JobQueue } from '../../../src/ports/jobs.ts';
import { silentLog } from '../../../src/ports/log.ts';
import type { Letter } from '../../../src/ports/mail.ts';
import { postedLetter, postLetter } from '../../../src/ports/post-letter.ts';
import { openJobQueue } from '../../../src/queues/index.ts';
import { sendLetter } from '../../../workers/send-letter.ts';
import { memoryJobs } from '../../memory-stores/jobs.ts';
import { startSmtpServer, type SmtpServer } from '../../smtp-server.ts';
import { realClock } from '../queues/clock.ts';

const letter: Letter = {
  id: 'alert:1',
  to: 'ada@acme.example',
  subject: 'A spike',
  text: 'Something happens',
  html: null,
  pictures: [{ id: 'p', type: 'image/png', bytes: Uint8Array.of(1, 2, 255), alt: 'up' }],
};
const SOON = { timeout: 10_000, interval: 20 };

let database: Awaited<ReturnType<typeof openQueueDatabase>>;
let server: SmtpServer;
beforeAll(async () => {
  database = await openQueueDatabase({ dataDir: null });
  server = await startSmtpServer();
});
beforeEach(() => {
  server.letters.splice(0);
  server.refuse({});
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const mailer = () =>
  makeSmtpMailer({
    host: 'localhost',
    port: server.port,
    secure: 'none',
    from: 'earshot@acme.example',
    allowPrivate: true,
  });

const openQueue = (prefix: string): Promise<JobQueue> =>
  openJobQueue({ pool: database.pool, prefix, log: silentLog, clock: realClock });

describe('a letter in the queue', () => {
  it('comes out as it went in', async () => {
    const jobs = memoryJobs();
    await postLetter({ jobs, clock: realClock }, letter);
    const [added] = jobs.added;
    if (added?.name !== 'letter') throw new Error('no letter');
    const stored: unknown = JSON.parse(JSON.stringify(added.data));
    const { jobSchemas } = await import('../../../src/ports/jobs.ts');
    const out = postedLetter(jobSchemas.letter.parse(stored));
    expect({ ...out, pictures: out.pictures.map((one) => ({ ...one, bytes: [...one.bytes] })) }).toEqual({
      ...letter,
      pictures: [{ id: 'p', type: 'image/png', bytes: [1, 2, 255], alt: 'up' }],
    });
  });

  it('goes out once, however often it is posted, also after it went', async () => {
    const jobs = await openQueue(`t${freshId()}`);
    await postLetter({ jobs, clock: realClock }, letter);
    await postLetter({ jobs, clock: realClock }, letter);
    await jobs.work('letter', { concurrency: 2 }, ({ data, signal }) =>
      sendLetter({ mail: mailer, clock: realClock }, data, signal),
    );
    await vi.waitFor(() => expect(server.letters).toHaveLength(1), SOON);
    await postLetter({ jobs, clock: realClock }, letter);
    await postLetter({ jobs, clock: realClock }, { ...letter, id: 'alert:2' });
    await vi.waitFor(() => expect(server.letters).toHaveLength(2), SOON);
    expect(server.letters.filter(({ raw }) => raw.includes('alert%3A1'))).toHaveLength(1);
    await jobs.close();
  });

  it('goes out after a process that had it in hand is gone', async () => {
    const prefix = `t${freshId()}`;
    const first = await openQueue(prefix);
    let held = 0;
    await first.work('letter', { concurrency: 1 }, ({ signal }) => {
      held += 1;
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('gone')), { once: true }));
    });
    await postLetter({ jobs: first, clock: realClock }, letter);
    await vi.waitFor(() => expect(held).toBe(1), SOON);
    await first.close();
    const second = await openQueue(prefix);
    await second.work('letter', { concurrency: 1 }, ({ data, signal }) =>
      sendLetter({ mail: mailer, clock: realClock }, data, signal),
    );
    await vi.waitFor(() => expect(server.letters).toHaveLength(1), SOON);
    await second.close();
  });
});

describe('a letter that cannot go', () => {
  const signal = new AbortController().signal;
  const job = { ...letter, pictures: [], until: '2026-03-03T00:00:00.000Z' };
  const at = (time: string, mail: Parameters<typeof sendLetter>[0]['mail']) =>
    sendLetter({ mail, clock: { now: () => Date.parse(time), sleep: async () => {} } }, job, signal);

  it('waits while no server is configured or takes it, and is given up when it is too old', async () => {
    await expect(at('2026-03-02T00:00:00Z', () => null)).rejects.toMatchObject({ remedy: 'wait', code: 'no-mail-server' });
    server.refuse({ RCPT: '450 later' });
    await expect(at('2026-03-02T00:00:00Z', mailer)).rejects.toMatchObject({ remedy: 'wait', code: 'mail-deferred' });
    await expect(at('2026-03-03T00:00:01Z', mailer)).rejects.toMatchObject({ remedy: 'give-up', code: 'letter-too-late' });
    server.refuse({ RCPT: '550 nobody' });
    await expect(at('2026-03-03T00:00:01Z', mailer)).rejects.toMatchObject({ remedy: 'give-up', code: 'mail-address-refused' });
  });
});
