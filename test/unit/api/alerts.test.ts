import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import { makeAlert } from '../../contracts/alert-store.ts';
import { at } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

describe('alerts', () => {
  let harness: Harness;
  const open = makeAlert({ id: 'open', found: at(600_000), seen: at(700_000) });
  const over = makeAlert({ id: 'over', found: at(1_000), seen: at(5_000), until: at(5_000) });

  beforeEach(async () => {
    harness = await openApi();
    const people: readonly (readonly [string, Role])[] = [
      ['ann', 'agent'],
      ['sue', 'supervisor'],
    ];
    for (const [id, role] of people) {
      const account = { id, kind: 'key' as const, name: id, roles: [role], createdAt: '', disabledAt: null };
      await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(`key-of-${id}`) });
    }
    await harness.deps.stores.alerts.save([over, open, makeAlert({ id: 'other', brand: 'zenith' })]);
  });
  const as = (who: string, method: 'GET' | 'POST', url: string) =>
    harness.send({ method, url, headers: { authorization: `Bearer key-of-${who}` } });

  it('are listed for everybody: those that last, or all, by time', async () => {
    const list = async (query: string) => (await as('ann', 'GET', `/v1/analytics/spikes?${query}`)).json();
    expect(await list('')).toEqual({ items: [open], watchedAt: null });
    expect(await list('brand=acme&state=all')).toMatchObject({ items: [{ id: 'open' }, { id: 'over' }] });
    expect(await list('state=all&limit=1')).toMatchObject({ items: [{ id: 'open' }] });
    expect(await list(`state=all&to=${at(600_000)}`)).toMatchObject({ items: [{ id: 'over' }] });
    expect(await list(`state=all&from=${at(5_001)}`)).toMatchObject({ items: [{ id: 'open' }] });
    for (const { id } of harness.deps.configuration().brands) await harness.deps.stores.alerts.saveWatched(id, at(900_000));
    expect(await list('')).toMatchObject({ watchedAt: at(900_000) });
  });

  it('are acknowledged once, by who may, and pages hear of it', async () => {
    expect((await as('ann', 'POST', '/v1/alerts/open/acknowledge')).status).toBe(403);
    expect((await as('sue', 'POST', '/v1/alerts/nothing/acknowledge')).status).toBe(404);
    const first = await as('sue', 'POST', '/v1/alerts/open/acknowledge');
    expect(first.json()).toMatchObject({ id: 'open', acknowledged: { by: { id: 'sue', name: 'sue' } } });
    harness.now += 60_000;
    expect((await as('sue', 'POST', '/v1/alerts/open/acknowledge')).json()).toEqual(first.json());
    const published = (await harness.deps.changes.publishedSince(0, 99)) ?? [];
    expect(published).toContainEqual(expect.objectContaining({ type: 'alert', brand: 'acme', ids: ['open'] }));
  });
});
