import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import type { Change } from '../../../src/ports/events.ts';
import { loadChange } from '../../../src/api/events/load-change.ts';
import { at, makeCase, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

function told(change: Change | undefined): Change {
  if (!change) throw new Error('nothing was told');
  return change;
}

describe('presence', () => {
  let harness: Harness;
  let changes: Change[];
  const as = (id: string) => ({ authorization: `Bearer key-of-${id}` });
  const beat = (id: string, body: object) => harness.send({ method: 'POST', url: '/v1/presence', headers: as(id), body });
  const looking = { case: 'c1', activity: 'looking', status: 'available' };
  const there = async (query = '') =>
    ((await harness.ask('GET', `/v1/presence${query}`)).json() as { items: { agent: string }[] }).items;

  beforeEach(async () => {
    harness = await openApi();
    changes = [];
    harness.deps.changes.subscribe((change) => void changes.push(change));
    for (const id of ['kim', 'lee']) {
      const account = { kind: 'key' as const, name: id, roles: ['agent'] as Role[], createdAt: '', disabledAt: null };
      await harness.deps.stores.accounts.put({ ...account, id, secretHash: sha256(`key-of-${id}`) });
    }
    const owner = { kind: 'agent' as const, id: 'kim', name: 'kim', leaseUntil: at(60_000) };
    const next = makeCase({ id: 'c1', owner, status: 'open' });
    await harness.deps.stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
    changes.length = 0;
  });

  it('tells each who else looks at the case', async () => {
    expect((await beat('kim', looking)).json()).toMatchObject({ others: [] });
    expect((await beat('lee', { ...looking, activity: 'typing' })).json()).toEqual({
      claim: null,
      others: [
        { agent: 'kim', name: 'kim', case: 'c1', activity: 'looking', status: 'available', since: at(0), lastSeenAt: at(0) },
      ],
    });
    await beat('lee', { ...looking, case: null });
    expect((await there('?case=c1')).map(({ agent }) => agent)).toEqual(['kim']);
    expect((await there()).map(({ agent }) => agent)).toEqual(['kim', 'lee']);
  });

  it('renews the claim of whoever works on the case, of nobody else, and not while they are idle', async () => {
    harness.now = NOON + 30_000;
    const leaseUntil = at(30_000 + 600_000);
    expect((await beat('lee', looking)).json()).toMatchObject({ claim: null });
    expect((await beat('kim', { ...looking, activity: 'idle' })).json()).toMatchObject({ claim: null });
    expect((await harness.deps.stores.cases.get('c1'))?.owner).toMatchObject({ id: 'kim', leaseUntil: at(60_000) });
    expect((await beat('kim', { ...looking, activity: 'typing' })).json()).toMatchObject({ claim: { leaseUntil } });
    expect((await harness.deps.stores.cases.get('c1'))?.owner).toMatchObject({ id: 'kim', leaseUntil });
    expect((await beat('kim', { ...looking, case: 'none' })).json()).toMatchObject({ claim: null });
  });

  it('tells live pages what is new and stays silent about what is not', async () => {
    const heard = () => changes.filter(({ type }) => type === 'presence').length;
    await beat('kim', looking);
    expect(heard()).toBe(1);
    harness.now = NOON + 20_000;
    await beat('kim', looking);
    expect(heard()).toBe(1);
    await beat('kim', { ...looking, activity: 'typing' });
    await beat('kim', { ...looking, activity: 'typing', case: null });
    await beat('kim', { ...looking, activity: 'typing', case: null, status: 'break' });
    expect(heard()).toBe(4);
    const [first] = changes.filter(({ type }) => type === 'presence');
    const { full, redacted } = await loadChange(harness.deps, told(first));
    expect(full).toContain('event: presence\n');
    expect(full).toContain('"agent":"kim","name":"kim","case":null,"activity":"typing","status":"break"');
    expect(redacted).toBe(full);
  });

  it('forgets who went silent, who goes offline, and who signs out', async () => {
    await beat('kim', looking);
    await beat('lee', looking);
    harness.now = NOON + 59_000;
    await beat('lee', looking);
    harness.now = NOON + 60_000;
    expect((await there()).map(({ agent }) => agent)).toEqual(['lee']);
    await beat('lee', { ...looking, status: 'offline' });
    expect(await there()).toEqual([]);
    const gone = changes.at(-1);
    expect(gone).toMatchObject({ type: 'presence', ids: ['lee'] });
    const { full } = await loadChange(harness.deps, told(gone));
    expect(full).toContain('"agent":"lee","name":"lee","case":null,"activity":"idle","status":"offline"');
    await beat('kim', looking);
    expect((await harness.send({ method: 'POST', url: '/v1/sign-out', headers: as('kim') })).status).toBe(204);
    expect(await there()).toEqual([]);
    expect((await harness.deps.stores.cases.get('c1'))?.owner.kind).toBe('queue');
  });

  it.each([
    [{}, 'case'],
    [{ ...looking, activity: 'sleeping' }, 'activity'],
    [{ ...looking, status: 'gone' }, 'status'],
    [{ ...looking, more: 1 }, 'more'],
  ])('refuses %j', async (body, path) => {
    const response = await beat('kim', body);
    expect(response.status).toBe(400);
    expect(response.json()).toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ path })]) });
  });
});
