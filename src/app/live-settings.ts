import { makeQueueBook, type QueueBook } from '../cases/queue-book.ts';
import { withOwnTopics, withVoices } from '../domain/index.ts';
import type { Log } from '../ports/log.ts';
import type { Settings } from '../ports/settings.ts';
import type { LiveSettings } from './context.ts';

const LOOK_MS = 3_000;

/** Settings as everything inside reads them: the taxonomies hold what people added, and who competes. */
export function inForce(settings: Settings): Settings {
  const { brands, taxonomies, ownTopics = {} } = settings;
  const wider = Object.entries(taxonomies).map(([id, taxonomy]) => {
    const brand = brands.find((one) => one.id === id);
    const wide = withOwnTopics(taxonomy, ownTopics[id] ?? []);
    return [id, brand ? withVoices(wide, brand) : wide] as const;
  });
  return { ...settings, taxonomies: Object.fromEntries(wider) };
}

export interface FollowedSettings extends LiveSettings {
  /** Puts another configuration in force. */
  replace(next: Settings, version: number): void;
  stop(): void;
}

/** Follows the stored configuration: what another process applied is in force here within a few seconds. */
export function followSettings(
  first: { readonly settings: Settings; readonly version: number },
  source: { version(): Promise<number>; load(): Promise<{ readonly settings: Settings; readonly version: number } | undefined> },
  log: Log,
): FollowedSettings {
  let { version } = first;
  let settings = inForce(first.settings);
  let book: QueueBook = makeQueueBook(settings.queues, settings.agents);
  const listeners = new Set<() => void>();
  const replace = (next: Settings, nextVersion: number): void => {
    settings = inForce(next);
    version = nextVersion;
    book = makeQueueBook(next.queues, next.agents);
    for (const listener of listeners) listener();
  };
  const look = async (): Promise<void> => {
    if ((await source.version()) === version) return;
    const loaded = await source.load();
    if (loaded && loaded.version !== version) {
      log.info({ version: loaded.version }, 'another configuration was applied and is in force now');
      replace(loaded.settings, loaded.version);
    }
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      log.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'the stored configuration could not be read; the one in force stays',
      );
    });
  }, LOOK_MS);
  timer.unref();
  return {
    current: () => settings,
    version: () => version,
    queues: () => book,
    connection: (id) => settings.connections.find((connection) => connection.id === id),
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    replace,
    stop() {
      clearInterval(timer);
      listeners.clear();
    },
  };
}
