import { defaultResolutions } from '../../../src/domain/index.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { applySettings } from '../../../src/app/apply.ts';
import { followSettings, inForce } from '../../../src/app/live-settings.ts';
import { makeOwnTopics } from '../../../src/app/own-topics.ts';
import type { SettingsStore } from '../../../src/app/settings-store.ts';
import { silentLog } from '../../../src/ports/log.ts';
import type { Settings } from '../../../src/ports/settings.ts';
import { brand, NOON, queue, taxonomy } from '../../factories.ts';

const configured: Settings = {
  brands: [brand],
  connections: [],
  queues: [queue],
  rules: [],
  routing: null,
  resolutions: defaultResolutions,
  agents: [],
  taxonomies: { acme: taxonomy },
};
const pets = { id: 'pets', name: 'Pets', words: ['Dog'], examples: [] };

/** A store that keeps one configuration; `interrupt` runs before each write. */
function storeOf(interrupt: () => void = () => {}): SettingsStore & { held: { version: number; settings: Settings } } {
  const store = {
    held: { version: 1, settings: configured },
    read: async () => store.held,
    version: async () => store.held.version,
    write: async (settings: Settings, expected: number) => {
      interrupt();
      if (store.held.version !== expected) return false;
      store.held = { version: expected + 1, settings };
      return true;
    },
  };
  return store;
}

describe('topics that people add', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));
  const open = (store: ReturnType<typeof storeOf>) => {
    const settings = followSettings(store.held, { version: store.version, load: store.read }, silentLog);
    stops.push(() => settings.stop());
    const clock = { now: () => NOON, sleep: async () => {} };
    const idsInForce = (): unknown[] => settings.current().taxonomies['acme']?.topics.map(({ id }) => id) ?? [];
    return { topics: makeOwnTopics(store, { settings, clock }), settings, idsInForce };
  };

  it('are in the taxonomy in force at once, and beside it in what is stored', async () => {
    const store = storeOf();
    const { topics, settings, idsInForce } = open(store);
    expect(await topics.keep('acme', pets)).toBe(true);
    expect(idsInForce()).toEqual(['baggage', 'refunds', 'pets']);
    expect(settings.version()).toBe(2);
    expect(store.held.settings.taxonomies['acme']).toEqual(taxonomy);
    expect(inForce(store.held.settings).taxonomies['acme']?.topics.at(-1)).toEqual({
      id: 'pets',
      name: 'Pets',
      words: { en: ['dog'] },
    });
    expect(await topics.remove('acme', 'pets')).toBe(true);
    expect(idsInForce()).toEqual(['baggage', 'refunds']);
  });

  it('stay when the configuration is applied anew', async () => {
    const store = storeOf();
    await open(store).topics.keep('acme', pets);
    const same = await applySettings(store, configured, { at: '', keepEdits: false });
    expect([same.version, inForce(same.settings).taxonomies['acme']?.topics.length]).toEqual([2, 3]);
    const wider = await applySettings(
      store,
      { ...configured, brands: [{ ...brand, name: 'Acme' }] },
      { at: '', keepEdits: false },
    );
    expect([wider.version, inForce(wider.settings).taxonomies['acme']?.topics.length]).toEqual([3, 3]);
  });

  it('are kept also when somebody else changes the configuration at the same moment', async () => {
    let rivals = 2;
    const store = storeOf(() => {
      if (rivals > 0) store.held = { ...store.held, version: store.held.version + 1 };
      rivals -= 1;
    });
    expect(await open(store).topics.keep('acme', pets)).toBe(true);
    expect(store.held.settings.ownTopics).toEqual({ acme: [pets] });
  });

  it('give up after a few tries', async () => {
    const store = storeOf(() => {
      store.held = { ...store.held, version: store.held.version + 1 };
    });
    expect(await open(store).topics.keep('acme', pets)).toBe(false);
  });
});
