import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../../src/ports/log.ts';
import type { KeptDigest } from '../../../src/ports/digests.ts';
import { makeDigestTokens } from '../../../src/app/share-tokens.ts';
import { sendDigests } from '../../../workers/send-digests.ts';
import { brand, makeMention, taxonomy } from '../../factories.ts';
import { memoryJobs, memoryStores } from '../../memory-stores/index.ts';
import { startingSettings } from '../api/administration.ts';

const HOUR = 3_600_000;
const DUE = Date.parse('2026-11-18T07:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const signal = new AbortController().signal;
const mailer = { send: async () => {} };

const digest: KeptDigest = {
  id: 'd1',
  owner: 'ada@acme.example',
  brand: 'acme',
  every: 'day',
  weekday: 1,
  at: '07:00',
  timeZone: 'Europe/London',
  language: 'en',
  enabled: true,
  nextAt: iso(DUE),
  lastAt: null,
};

describe('digests that are due', () => {
  let stores: ReturnType<typeof memoryStores>;
  let jobs: ReturnType<typeof memoryJobs>;
  let now: number;
  let mail: typeof mailer | null;

  const run = () =>
    sendDigests(
      {
        stores,
        jobs,
        clock: { now: () => now, sleep: async () => {} },
        log: silentLog,
        settings: {
          current: () => ({ ...startingSettings([]), brands: [brand], taxonomies: { acme: taxonomy } }),
          version: () => 1,
          queues: () => {
            throw new Error('not used here');
          },
          connection: () => undefined,
          onChange: () => () => {},
        },
        mail: () => mail,
        publicUrl: () => 'https://care.acme.example',
        digestTokens: makeDigestTokens('a secret for tests'),
      },
      signal,
    );
  const kept = async () => (await stores.digests.of(digest.owner))[0];

  beforeEach(async () => {
    stores = memoryStores();
    jobs = memoryJobs();
    now = DUE + 1_000;
    mail = mailer;
    const account = { kind: 'person' as const, name: 'Ada', roles: [], secretHash: '', createdAt: '', disabledAt: null };
    await stores.accounts.put({ ...account, id: digest.owner });
    await stores.digests.replace(digest.owner, [digest]);
    await stores.mentions.insert([makeMention({ id: 'a', externalId: 'a', postedAt: '2026-11-17T12:00:00.000Z' })]);
  });

  it('go out once, and come again the next day', async () => {
    await run();
    expect(jobs.added).toMatchObject([
      {
        name: 'letter',
        data: {
          id: 'digest-d1-2026-11-18T07:00:00.000Z',
          to: digest.owner,
          subject: 'Daily digest: Acme Air, Tue 17 Nov 2026',
          text: expect.stringMatching(/Mentions.*Switch this digest off: https:\/\/care\.acme\.example\/u\/d1\./su),
          unsubscribe: expect.stringMatching(/^https:\/\/care\.acme\.example\/u\/d1\.[\w-]{43}$/u),
        },
      },
    ]);
    expect(await kept()).toMatchObject({ nextAt: '2026-11-19T07:00:00.000Z', lastAt: iso(now) });
    await run();
    expect(jobs.added).toHaveLength(1);
  });

  it('go out late when the program was down, once for all that was missed', async () => {
    now = DUE + 6 * HOUR - 1;
    await run();
    expect(jobs.added).toHaveLength(1);
    expect(await kept()).toMatchObject({ nextAt: '2026-11-19T07:00:00.000Z' });
  });

  it('are skipped when they are too late', async () => {
    now = DUE + 6 * HOUR;
    await run();
    expect(jobs.added).toEqual([]);
    expect(await kept()).toMatchObject({ nextAt: '2026-11-19T07:00:00.000Z', lastAt: null });
  });

  it('wait for a mail server', async () => {
    mail = null;
    await run();
    expect([jobs.added, (await kept())?.nextAt]).toEqual([[], digest.nextAt]);
  });

  it('do not go to who may not sign in any more, nor about a brand that is gone', async () => {
    await stores.digests.replace(digest.owner, [digest, { ...digest, id: 'd2', brand: 'gone' }]);
    await stores.accounts.put({
      id: digest.owner,
      kind: 'person',
      name: 'Ada',
      roles: [],
      secretHash: '',
      createdAt: '',
      disabledAt: iso(0),
    });
    await run();
    expect(jobs.added).toEqual([]);
    expect((await stores.digests.due(iso(now), 10)).length).toBe(0);
  });

  it('that fail do not hold up the others, and stay due', async () => {
    await stores.digests.replace(digest.owner, [digest, { ...digest, id: 'd2' }]);
    const add = jobs.add.bind(jobs);
    const failing: typeof jobs = {
      ...jobs,
      add: async (name, data, options) => {
        if (options?.id?.includes('d1') === true) throw new Error('the queue is away');
        await add(name, data, options);
      },
    };
    jobs = failing;
    await run();
    expect(failing.added).toHaveLength(1);
    expect((await stores.digests.due(iso(now), 10)).map(({ id }) => id)).toEqual(['d1']);
  });
});
