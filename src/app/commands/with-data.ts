import { readEnvironment, type Environment } from '../../../config/environment.ts';
import { createLog } from '../../observe/log.ts';
import type { ChangeFeed } from '../../ports/events.ts';
import type { Log } from '../../ports/log.ts';
import type { Stores } from '../../ports/stores.ts';
import { maskPrivateData } from '../../understand/private/find.ts';
import { systemClock } from '../clock.ts';
import { openData } from '../data.ts';
import { installationSecret, makeSecretBox } from '../secret-box.ts';
import { makeSettingsStore, type SettingsStore } from '../settings-store.ts';

export interface CommandData {
  readonly environment: Environment;
  readonly stores: Stores;
  readonly changes: ChangeFeed;
  readonly settings: SettingsStore;
  readonly log: Log;
}

/** Opens the stores for one command and closes them after it, however it ends. */
export async function withStores<T>(work: (data: CommandData) => Promise<T>): Promise<T> {
  const environment = readEnvironment(process.env);
  const log = createLog({ level: 'error', name: 'earshot', mask: maskPrivateData });
  const data = await openData({ ...environment, queue: false, clock: systemClock, log });
  try {
    const box = makeSecretBox(await installationSecret(environment.dataDir, environment.secret));
    const { stores, changes } = data;
    return await work({ environment, stores, changes, settings: makeSettingsStore(stores.configuration, box), log });
  } finally {
    await data.close();
  }
}
