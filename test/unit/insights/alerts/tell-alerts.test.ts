import { beforeEach, describe, expect, it } from 'vitest';
import { findConnector } from '../../../../connectors/index.ts';
import type { AlertSettings } from '../../../../src/ports/settings.ts';
import { tellAlerts } from '../../../../workers/tell-alerts.ts';
import { makeAlert } from '../../../contracts/alert-store.ts';
import { at, brand } from '../../../factories.ts';
import { memoryJobs, memoryStores } from '../../../memory-stores/index.ts';
import { startingSettings } from '../../api/administration.ts';

describe('messages about alerts', () => {
  let stores: ReturnType<typeof memoryStores>;
  let jobs: ReturnType<typeof memoryJobs>;
  let configured: (typeof brand)[];
  let more: Partial<AlertSettings>;
  const alerts = {
    to: ['ada@acme.example', 'bob@acme.example'],
    atMostEvery: 0,
    severity: 'medium' as const,
    webhook: { url: 'https://hooks.acme.example', secret: 'whsec_c2VjcmV0IHNlY3JldA==', allowPrivate: false },
  };
  const tell = (queue = jobs) =>
    tellAlerts({
      stores,
      jobs: queue,
      clock: { now: () => Date.parse(at(700_000)), sleep: async () => {} },
      settings: {
        current: () => ({ ...startingSettings([]), brands: configured, alerts: { ...alerts, ...more } }),
        version: () => 1,
        queues: () => {
          throw new Error('not used here');
        },
        connection: () => undefined,
        onChange: () => () => {},
      },
      mail: () => ({ send: async () => {} }),
      publicUrl: () => 'https://care.acme.example',
      connector: findConnector,
    });

  beforeEach(async () => {
    stores = memoryStores();
    jobs = memoryJobs();
    configured = [brand];
    more = {};
    await stores.alerts.save([makeAlert({ id: 'a', topic: '<b>' })]);
  });

  it('go to everybody once, and to the address that programs listen at', async () => {
    expect(await tell()).toBe(true);
    expect(await tell()).toBe(false);
    expect(jobs.added.map(({ name }) => name)).toEqual(['letter', 'letter', 'alert-event']);
    expect(jobs.added[0]?.data).toMatchObject({
      to: 'ada@acme.example',
      subject: 'New: Acme Air: more complaints about <b> than usual',
      html: expect.stringContaining('&lt;b&gt;'),
      text: expect.stringContaining('Often said: belt 4'),
    });
    expect(jobs.added[2]?.data).toMatchObject({ event: { type: 'earshot.alert.opened', subject: 'a' } });
  });

  it('name the countries from which more than usual was heard', async () => {
    await stores.alerts.save([makeAlert({ id: 'a', whatDiffers: [{ kind: 'country', text: 'ZA', count: 12, usual: 2 }] })]);
    expect(await tell()).toBe(true);
    expect(jobs.added[0]?.data).toMatchObject({ text: expect.stringContaining('More than usual from: South Africa') });
  });

  it('go out in letters of their own, in its language, about a brand with settings of its own', async () => {
    const other = { ...brand, id: 'other', name: 'Other Air' };
    more = { brands: { other: { to: ['lead@other.example'], language: 'de' as const } } };
    configured = [brand, other];
    await stores.alerts.save([makeAlert({ id: 'o', brand: 'other', network: 'google-play' })]);
    expect(await tell()).toBe(true);
    expect(jobs.added.map(({ data }) => data)).toMatchObject([
      { to: 'ada@acme.example', id: expect.stringMatching(/^alerts-1-/u), subject: expect.stringContaining('New: Acme Air') },
      { to: 'bob@acme.example' },
      {
        to: 'lead@other.example',
        id: expect.stringMatching(/^alerts-1-other-/u),
        subject: 'Neu: Other Air: mehr Beschwerden zu baggage auf Google Play als üblich',
      },
      {},
      {},
    ]);
  });

  it('that a killed process did not hand over go out later, under the same ids', async () => {
    const dying = {
      ...memoryJobs(),
      add: async () => {
        throw new Error('killed');
      },
    };
    await expect(tell(dying)).rejects.toThrow('killed');
    await stores.alerts.save([makeAlert({ id: 'a', severity: 'high', until: at(650_000) })]);
    expect(await tell()).toBe(true);
    expect(jobs.added[2]?.data).toMatchObject({ event: { id: 'alerts-1-a', data: { severity: 'medium' } } });
    expect(await tell()).toBe(true);
    expect(jobs.added[5]?.data).toMatchObject({ event: { id: 'alerts-2-a', type: 'earshot.alert.ended' } });
  });
});
