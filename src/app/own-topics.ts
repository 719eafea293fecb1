import type { OwnTopic } from '../domain/index.ts';
import { isoNow, type Clock } from '../ports/clock.ts';
import type { FollowedSettings } from './live-settings.ts';
import type { SettingsStore } from './settings-store.ts';

const MOST_TRIES = 5;

/** Topics that people add to a brand's taxonomy while the program runs. */
export interface OwnTopics {
  /** Keeps a topic in place of one of the same id. False when others changed the configuration at every try. Doing it twice changes nothing. */
  keep(brand: string, topic: OwnTopic): Promise<boolean>;
  /** Takes one out. False as with `keep`. Doing it twice changes nothing. */
  remove(brand: string, id: string): Promise<boolean>;
}

/** Keeps them in the stored configuration, which every process follows; this one has the change at once. */
export function makeOwnTopics(
  store: SettingsStore,
  { settings, clock }: { readonly settings: FollowedSettings; readonly clock: Clock },
): OwnTopics {
  async function change(brand: string, next: (topics: readonly OwnTopic[]) => readonly OwnTopic[]): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const stored = await store.read();
      if (!stored) return false;
      const before = stored.settings.ownTopics?.[brand] ?? [];
      const changed = { ...stored.settings, ownTopics: { ...stored.settings.ownTopics, [brand]: next(before) } };
      if (await store.write(changed, stored.version, isoNow(clock))) {
        settings.replace(changed, stored.version + 1);
        return true;
      }
    }
    return false;
  }
  return {
    keep: (brand, topic) => change(brand, (topics) => [...topics.filter(({ id }) => id !== topic.id), topic]),
    remove: (brand, id) => change(brand, (topics) => topics.filter((topic) => topic.id !== id)),
  };
}
