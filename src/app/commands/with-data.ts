import { readEnvironment, type Environment } from '../../../config/environment.ts';
import { createLog } from '../../observe/log.ts';
import type { Log } from '../../ports/log.ts';
import type { Stores } from '../../ports/stores.ts';
import { systemClock } from '../clock.ts';
import { openData } from '../data.ts';
import { installationSecret, makeSecretBox } from '../secret-box.ts';
import { makeSettingsStore, type SettingsStore } from '../settings-store.ts';

export interface CommandData {
  readonly environment: Environment;
  readonly stores: Stores;
  readonly settings: SettingsStore;
  readonly log: Log;
}

/** Opens the stores for one command and closes them after it, however it ends. */
export async function withStores<T>(work: (data: CommandData) => Promise<T>): Promise<T> {
  const environment = readEnvironment(process.env);
  const log = createLog({ level: 'error', name: 'earshot' });
  const data = await openData({ ...environment, queue: false, clock: systemClock, log });
  try {
    const box = makeSecretBox(await installationSecret(environment.dataDir, environment.secret));
    return await work({ environment, stores: data.stores, settings: makeSettingsStore(data.stores.configuration, box), log });
  } finally {
    await data.close();
  }
}
