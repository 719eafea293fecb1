import type { Environment } from '../../config/environment.ts';
import { join } from 'node:path';
import { complaintsOf } from '../../config/issues.ts';
import { loadConfiguration, type CheckConnection } from '../../config/load.ts';
import { findConnector } from '../../connectors/index.ts';
import type { ConnectionSettings } from '../ports/settings.ts';
import type { FileSettings } from './apply.ts';
import { rawConnectorSettings } from './connector-context.ts';
import { packageRoot } from './package.ts';

const SAMPLE_FOLDER = join(packageRoot, 'config', 'sample');
export const SAMPLE_FEED = join(SAMPLE_FOLDER, 'feed.ndjson');
const SAMPLE_CONFIGURATION = join(SAMPLE_FOLDER, 'earshot.yaml');

/** What the connector's own schema says against a connection. */
export function checkConnection(connection: ConnectionSettings): ReturnType<CheckConnection> {
  const connector = findConnector(connection.network);
  if (!connector) return [{ path: ['network'], message: `there is no connector for ${connection.network} yet` }];
  return complaintsOf(connector.settingsSchema, rawConnectorSettings(connection));
}

/** The configuration that the environment names, or the sample's. Throws ConfigurationError. */
export async function loadSettings(
  environment: Pick<Environment, 'configFile' | 'redisUrl'>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly settings: FileSettings; readonly sample: boolean }> {
  const sample = environment.configFile === null;
  const hasRedis = environment.redisUrl !== null;
  const settings = await loadConfiguration(environment.configFile ?? SAMPLE_CONFIGURATION, { env, checkConnection, hasRedis });
  return { settings, sample };
}
