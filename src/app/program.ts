import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApi, type Api } from '../api/index.ts';
import { changesLabel } from '../domain/index.ts';
import { isoNow, type Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsEdits } from '../ports/settings-edits.ts';
import type { Settings } from '../ports/settings.ts';
import type { ShareTokens } from '../ports/shares.ts';
import { createLog } from '../observe/log.ts';
import { createMetrics } from '../observe/metrics.ts';
import type { Environment } from '../../config/environment.ts';
import { applySettings, type Applied, type FileSettings } from './apply.ts';
import { systemClock } from './clock.ts';
import { compose } from './compose.ts';
import { makeConnectionControl } from './connection-control.ts';
import type { AppContext, Worker } from './context.ts';
import { openData } from './data.ts';
import { Lifecycle } from './lifecycle.ts';
import { followWeights } from './learning/live-weights.ts';
import { followSettings } from './live-settings.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { readSampleFeed } from './sample-feed.ts';
import { makeSamplePlayer } from './sample-player.ts';
import { labelsVersion } from './relabel-plan.ts';
import { installationSecret, makeSecretBox } from './secret-box.ts';
import { makeDigestTokens, makeShareTokens } from './share-tokens.ts';
import { makeSettingsEdits } from './settings-edits.ts';
import { makeSettingsStore, type SettingsStore } from './settings-store.ts';
import { makeOwnTopics, type OwnTopics } from './own-topics.ts';
import { previewTopic } from '../understand/topics/preview.ts';
import { createLibrary } from '../understand/knowledge.ts';
import { firstAdministrator } from './first-administrator.ts';
import { checkConnection, loadSettings, SAMPLE_FEED } from './load-settings.ts';
import { packageRoot, version } from './package.ts';
import { maskPrivateData } from '../understand/private/find.ts';

/** The running program. */
export interface Program {
  readonly app: AppContext;
  /** Where it serves; null when this process serves nothing. */
  readonly address: string | null;
  /** Lines for whoever started it: how to sign in. */
  readonly hints: readonly string[];
  stop(): Promise<void>;
}

const isLoopback = (host: string): boolean => host === '127.0.0.1' || host === '::1' || host === 'localhost';

/** Starts the roles that the environment names, in order. Throws what stopped the start, after undoing it. */
export async function startProgram(environment: Environment, workers: readonly Worker[]): Promise<Program> {
  const { role, dataDir } = environment;
  const clock = systemClock;
  const log = createLog({ level: environment.logLevel, name: 'earshot', mask: maskPrivateData });
  const lifecycle = new Lifecycle(log);
  try {
    const loaded = await loadSettings(environment);
    const { stores, changes, jobs, routingQueue, close } = await openData({ ...environment, queue: true, clock, log });
    lifecycle.add('data', close);
    if (!jobs) throw new Error('the queue was not opened');
    const secret = await installationSecret(dataDir, environment.secret);
    const box = makeSecretBox(secret);
    const settingsStore = makeSettingsStore(stores.configuration, box);
    const inForce = await applyFile(settingsStore, loaded.settings, { clock, log });
    const settings = followSettings(inForce, { version: () => settingsStore.version(), load: () => settingsStore.read() }, log);
    lifecycle.add('settings', async () => settings.stop());
    const metrics = createMetrics();
    const feed = loaded.sample ? await readSampleFeed(SAMPLE_FEED) : null;
    const weights = await followWeights(stores.weights, log);
    lifecycle.add('weights', async () => weights.stop());
    const app = await compose({
      understand: weights.understand,
      stores,
      changes,
      jobs,
      routingQueue,
      settings,
      clock,
      log,
      metrics,
      digestTokens: makeDigestTokens(secret),
      publicUrl: () => settings.current().server?.publicUrl ?? `http://${environment.host}:${environment.port}`,
      makeSample: feed === null ? null : (parts) => makeSamplePlayer(parts, feed),
    });
    lifecycle.add('second opinion', async () => app.pipeline.secondOpinion?.close());
    const hints = role === 'all' || role === 'api' ? await firstAdministrator(app, environment, loaded.sample) : [];
    const api =
      role === 'all' || role === 'api'
        ? await serve(app, environment, {
            metrics,
            shareTokens: makeShareTokens(secret),
            ownTopics: makeOwnTopics(settingsStore, { settings, clock }),
            edits: makeSettingsEdits({
              store: settingsStore,
              settings,
              clock,
              checkConnection,
              countCases: (filter) => stores.cases.count(filter),
            }),
          })
        : null;
    if (api) lifecycle.add('api', () => api.close());
    for (const worker of workers.filter(
      (one) => role === 'all' || (role === 'listen' && one.role === 'listen') || (role === 'work' && one.role === 'work'),
    )) {
      lifecycle.add(worker.name, await worker.start(app));
    }
    return { app, address: api?.address() ?? null, hints, stop: () => lifecycle.stop() };
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

/** Puts the file in force where it says something new; what is overwritten is told. */
async function applyFile(
  store: SettingsStore,
  file: FileSettings,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<Applied> {
  const before = await store.version();
  const applied = await applySettings(store, file, { at: isoNow(clock), keepEdits: true });
  if (before > 0 && applied.changed.length > 0) {
    const changed = applied.changed.map(({ sign, what }) => `${sign} ${what}`);
    log.warn(
      { version: applied.version, changed },
      'the configuration file says something new and was applied over what was stored',
    );
  }
  return applied;
}

async function serve(
  app: AppContext,
  environment: Environment,
  parts: {
    readonly metrics: ReturnType<typeof createMetrics>;
    readonly ownTopics: OwnTopics;
    readonly edits: SettingsEdits;
    readonly shareTokens: ShareTokens;
  },
): Promise<Api> {
  const { metrics, ownTopics, edits } = parts;
  const library = createLibrary();
  const webRoot = join(packageRoot, 'dist', 'web');
  const api = await createApi({
    stores: app.stores,
    jobs: app.jobs,
    changes: app.changes,
    clock: app.clock,
    log: app.log,
    configuration: (): Settings => app.settings.current(),
    publicUrl: app.publicUrl,
    shareTokens: parts.shareTokens,
    digestTokens: app.digestTokens,
    connector: app.connector,
    receiveWebhook: (connection, request) => receiveWebhook(app, connection, request),
    takeIn: async ({ connection, items }) => ({ batchId: await app.intake.put(connection, items), accepted: items.length }),
    cases: app.cases,
    replies: app.replies.service,
    incidents: app.incidents.service,
    sample: () => app.sample?.progress() ?? null,
    topics: { ...ownTopics, preview: (topic, taxonomy) => previewTopic(topic, { taxonomy, library }) },
    settings: edits,
    connections: makeConnectionControl({ ...app, edits }),
    labelsVersion: () => labelsVersion(app),
    noteCorrection: (correction) => metrics.corrected({ ...correction, changed: changesLabel(correction) }),
    metrics: () => metrics.render(app),
    webRoot: existsSync(webRoot) ? webRoot : null,
    secretOptions: {
      ...(environment.apiKey === null ? {} : { apiKey: environment.apiKey }),
      secureCookies: app.settings.current().server?.secureCookies === true,
    },
    version,
  });
  await api.listen({ port: environment.port, host: environment.host });
  if (!isLoopback(environment.host)) app.log.info({ host: environment.host }, 'serving beyond this machine: put it behind https');
  return api;
}
