import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, type Alert } from '../../src/domain/index.ts';
import type { AlertStore, RhythmStore } from '../../src/ports/alerts.ts';
import { at } from '../factories.ts';

export function makeAlert(over: Partial<Alert> = {}): Alert {
  return {
    id: freshId(),
    brand: 'acme',
    topic: 'baggage',
    network: null,
    measure: 'complaints',
    severity: 'medium',
    likelihood: 0.99,
    began: at(0),
    found: at(600_000),
    seen: at(600_000),
    until: null,
    count: 40,
    expected: 9.5,
    whatDiffers: [{ kind: 'phrase', text: 'belt 4', count: 12, usual: 0.4 }],
    incident: null,
    folded: 2,
    acknowledged: null,
    ...over,
  };
}

interface Opened {
  readonly alerts: AlertStore;
  readonly rhythms: RhythmStore;
  close(): Promise<void>;
}

/** What whoever keeps alerts and rhythms promises. */
export function describeAlertStores(label: string, open: () => Promise<Opened>): void {
  describe(`alerts on ${label}`, () => {
    let stores: Opened;
    beforeAll(async () => {
      stores = await open();
    });
    afterAll(() => stores.close());
    const ada = { by: { id: 'ada', name: 'Ada' }, at: at(900_000) };

    it('are kept as they were saved last, and stay what people made of them', async () => {
      const { alerts } = stores;
      const alert = makeAlert();
      await alerts.save([alert]);
      expect(await alerts.get(alert.id)).toEqual(alert);
      await alerts.setIncident(alert.id, 'incident-1');
      expect(await alerts.acknowledge(alert.id, ada)).toEqual({ ...alert, incident: 'incident-1', acknowledged: ada });
      const bob = { by: { id: 'bob', name: 'Bob' }, at: at(950_000) };
      expect((await alerts.acknowledge(alert.id, bob))?.acknowledged).toEqual(ada);
      await alerts.save([{ ...alert, count: 90, severity: 'high', topic: null, whatDiffers: [], until: at(1_000_000) }]);
      expect(await alerts.get(alert.id)).toMatchObject({
        count: 90,
        severity: 'high',
        topic: null,
        whatDiffers: [],
        until: at(1_000_000),
        incident: 'incident-1',
        acknowledged: ada,
      });
      expect(await alerts.get('nothing')).toBeUndefined();
      expect(await alerts.acknowledge('nothing', ada)).toBeUndefined();
    });

    it('are known while they last and for as long after as is asked', async () => {
      const { alerts } = stores;
      const brand = freshId();
      const lasting = makeAlert({ brand, found: at(2_000) });
      const ended = makeAlert({ brand, found: at(1_000), until: at(5_000) });
      const over = makeAlert({ brand, found: at(500), until: at(4_999) });
      await alerts.save([lasting, ended, over, makeAlert({ brand: freshId() })]);
      expect(await alerts.known(brand, at(5_000))).toEqual([ended, lasting]);
    });

    it('are listed by brand, state and time, the newest first', async () => {
      const { alerts } = stores;
      const [one, two] = [freshId(), freshId()];
      const early = makeAlert({ brand: one, found: at(1_000), seen: at(3_000), until: at(3_000) });
      const late = makeAlert({ brand: one, found: at(9_000), seen: at(9_000) });
      const other = makeAlert({ brand: two, found: at(5_000), seen: at(5_000) });
      await alerts.save([early, late, other]);
      const list = (over: Partial<Parameters<AlertStore['list']>[0]>, limit = 9) =>
        alerts.list({ brands: [one, two], open: false, ...over }, limit);
      expect(await list({})).toEqual([late, other, early]);
      expect(await list({}, 1)).toEqual([late]);
      expect(await list({ open: true })).toEqual([late, other]);
      expect(await list({ brands: [one] })).toEqual([late, early]);
      expect(await list({ from: at(3_001), to: at(9_000) })).toEqual([other]);
      expect(await list({ to: at(5_000) })).toEqual([early]);
      expect(await list({ brands: [] })).toEqual([]);
    });

    it('tell up to when was looked, which never goes back', async () => {
      const { alerts } = stores;
      const [brand, never] = [freshId(), freshId()];
      await alerts.saveWatched(brand, at(5_000));
      await alerts.saveWatched(brand, at(1_000));
      expect(await alerts.watched([brand, never])).toEqual(new Map([[brand, at(5_000)]]));
    });

    it('keep what was told, for one of two who keep it at a time', async () => {
      const { alerts } = stores;
      expect(await alerts.notices()).toEqual({ revision: 0, json: null });
      expect((await Promise.all([alerts.saveNotices('a', 0), alerts.saveNotices('b', 0)])).toSorted()).toEqual([false, true]);
      expect((await Promise.all([alerts.saveNotices('c', 1), alerts.saveNotices('c', 1)])).toSorted()).toEqual([false, true]);
      expect(await alerts.notices()).toEqual({ revision: 2, json: 'c' });
    });

    it('have rhythms, the ones learnt last', async () => {
      const { rhythms } = stores;
      expect(await rhythms.get('acme')).toBeUndefined();
      await rhythms.save('acme', { learntAt: at(0), json: '[]' });
      await rhythms.save('acme', { learntAt: at(1), json: '[1]' });
      expect(await rhythms.get('acme')).toEqual({ learntAt: at(1), json: '[1]' });
    });
  });
}
