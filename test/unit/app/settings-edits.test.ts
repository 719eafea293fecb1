import { describe, expect, it } from 'vitest';
import { applySettings, differences } from '../../../src/app/apply.ts';
import { makeSecretBox } from '../../../src/app/secret-box.ts';
import { makeSettingsEdits } from '../../../src/app/settings-edits.ts';
import { makeSettingsStore } from '../../../src/app/settings-store.ts';
import type { StoredConfiguration } from '../../../src/ports/stores.ts';
import { NOON, queue } from '../../factories.ts';
import { memorySettings, startingSettings } from '../api/administration.ts';

const agents = [
  {
    email: 'sam@acme.example',
    name: 'Sam',
    roles: ['supervisor' as const],
    queues: ['care'],
    languages: [],
    skills: [],
    capacity: 6,
  },
];
const file = { ...startingSettings(agents), fingerprint: 'as-written' };
const at = new Date(NOON).toISOString();
const renamed = { id: 'care', name: 'Renamed', fallbackOwner: 'sam@acme.example' };

function edits(store: ReturnType<typeof memorySettings>, cases = 0) {
  return makeSettingsEdits({
    store,
    settings: { replace: () => {} },
    clock: { now: () => NOON, sleep: async () => {} },
    checkConnection: () => [],
    countCases: async () => cases,
  });
}
const put = { type: 'put' as const, noun: 'queues' as const, value: renamed };
const now = { expectedVersion: null, by: 'root' };

describe('changes of the configuration while the program runs', () => {
  it('stay over a start while the file says the same', async () => {
    const store = memorySettings(startingSettings(agents));
    await applySettings(store, file, { at, keepEdits: true });
    await edits(store).apply(put, now);
    const { changed, settings } = await applySettings(store, file, { at, keepEdits: true });
    expect(changed).toEqual([]);
    expect(settings.queues[0]?.name).toBe('Renamed');
  });

  it('stay while what nobody can change elsewhere follows the file', async () => {
    const store = memorySettings(startingSettings(agents));
    await applySettings(store, file, { at, keepEdits: true });
    await edits(store).apply(put, now);
    const resolutions = [{ id: 'done', name: 'Done', outcome: 'solved' as const }];
    const { settings, changed } = await applySettings(store, { ...file, resolutions }, { at, keepEdits: true });
    expect([settings.queues[0]?.name, settings.resolutions]).toEqual(['Renamed', resolutions]);
    expect(changed).toContainEqual({ sign: '+', what: 'resolution done' });
  });

  it('give way to a file that says something else, and what goes is told', async () => {
    const store = memorySettings(startingSettings(agents));
    await applySettings(store, file, { at, keepEdits: true });
    await edits(store).apply(put, now);
    const { settings, changed } = await applySettings(store, { ...file, fingerprint: 'other' }, { at, keepEdits: true });
    expect(settings.queues[0]?.name).toBe(queue.name);
    expect(changed.map(({ what }) => what)).toEqual([expect.stringContaining('queue care: name')]);
    expect(settings.history?.map(({ by }) => by)).toEqual(['root', 'configuration file']);
  });

  it('give way to the same file when somebody applies it', async () => {
    const store = memorySettings(startingSettings(agents));
    await applySettings(store, file, { at, keepEdits: true });
    await edits(store).apply(put, now);
    const { settings } = await applySettings(store, file, { at, keepEdits: false });
    expect(settings.queues[0]?.name).toBe(queue.name);
  });

  it('change nothing the second time, and nothing when they are only planned', async () => {
    const store = memorySettings(startingSettings(agents));
    const { plan, apply } = edits(store);
    expect(await plan(put)).toMatchObject({ ok: true, version: 1 });
    expect(store.held.version).toBe(1);
    await apply(put, now);
    expect(await apply(put, now)).toMatchObject({ ok: true, version: 2, changed: [] });
  });

  it('give up when others change it at every try', async () => {
    const store = memorySettings(startingSettings(agents));
    const rivals = { ...store, write: async () => false };
    expect(await edits(rivals).apply(put, now)).toEqual({ ok: false, code: 'busy' });
  });

  it('leave the last queue, and one with unfinished cases', async () => {
    const store = memorySettings(startingSettings(agents));
    const remove = { type: 'remove' as const, noun: 'queues' as const, id: 'refunds' };
    expect(await edits(store, 2).apply(remove, now)).toMatchObject({
      ok: false,
      code: 'in-use',
      message: 'it has 4 unfinished cases: transfer or solve them first',
    });
    expect(await edits(store).apply(remove, now)).toMatchObject({ ok: true });
    expect(await edits(store).apply({ ...remove, id: 'care' }, now)).toMatchObject({ ok: false, code: 'in-use' });
  });

  it('tell of the order of rules', () => {
    const before = startingSettings(agents);
    const [a, b] = ['a', 'b'].map((name) => ({ name, when: {}, then: { action: 'case' as const } }));
    if (!a || !b) throw new Error('two rules are needed');
    expect(differences({ ...before, rules: [a, b] }, { ...before, rules: [b, a] })).toEqual([
      { sign: '~', what: 'order of rules' },
    ]);
  });
});

describe('the stored configuration', () => {
  it('of before agents had skills and queues approval is read with what these begin with', async () => {
    let stored: StoredConfiguration | undefined;
    const memory = {
      read: async () => stored,
      write: async (next: { json: string; appliedAt: string }, expected: number) => {
        stored = { ...next, version: expected + 1 };
        return true;
      },
    };
    const store = makeSettingsStore(memory, makeSecretBox(Buffer.alloc(32, 7).toString('base64')));
    await store.write({ ...startingSettings(agents), appliedFile: 'as-written' }, 0, at);
    expect(stored?.json).not.toContain('as-written');
    expect(stored?.json).not.toContain('an-old-token');
    if (!stored) throw new Error('nothing was stored');
    const json = JSON.parse(stored.json) as { plain: Record<string, unknown> & { queues: object[]; agents: object[] } };
    delete json.plain['resolutions'];
    for (const one of json.plain.queues) Reflect.deleteProperty(one, 'approval');
    for (const one of json.plain.agents) for (const name of ['skills', 'capacity']) Reflect.deleteProperty(one, name);
    stored = { ...stored, json: JSON.stringify(json) };
    const read = await store.read();
    expect(read?.settings.queues[0]?.approval).toBe('nobody');
    expect(read?.settings.agents[0]).toMatchObject({ skills: [], capacity: 6 });
    expect(read?.settings.resolutions.map(({ id }) => id)).toContain('resolved');
    expect(read?.settings.appliedFile).toBe('as-written');
  });
});
