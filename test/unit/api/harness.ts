import { z } from 'zod';
import {
  createApi,
  type Api,
  type ApiDeps,
  type ConfiguredConnection,
  type InjectedRequest,
  type InjectedResponse,
  type RuntimeConfiguration,
} from '../../../src/api/index.ts';
import { makeDigestTokens, makeShareTokens } from '../../../src/app/share-tokens.ts';
import { makeQueueBook } from '../../../src/cases/queue-book.ts';
import { outcomesOf } from '../../../src/cases/replies/contradiction.ts';
import { makeReplyService } from '../../../src/cases/replies/service.ts';
import { makeIncidentService } from '../../../src/cases/incidents/service.ts';
import { makeCaseService } from '../../../src/cases/service.ts';
import { defaultResolutions, withOwnTopics, type Agent, type Correction, type OwnTopic } from '../../../src/domain/index.ts';
import { MalformedPayloadError, type AnyConnector, type Normalised, type WebhookAnswer } from '../../../src/ports/connector.ts';
import { silentLog } from '../../../src/ports/log.ts';
import { createLibrary } from '../../../src/understand/knowledge.ts';
import { previewTopic } from '../../../src/understand/topics/preview.ts';
import { brand, NOON, queue, taxonomy } from '../../factories.ts';
import { administration } from './administration.ts';
import { memoryChanges, memoryJobs, memoryStores } from '../../memory-stores/index.ts';

export const KEY = 'a-service-key-of-tests';
export const keyed = { authorization: `Bearer ${KEY}` };
export const other: typeof queue = { ...queue, id: 'refunds', name: 'Refunds desk' };

const PRIVATELY = { canReply: true, reason: 'test: also in private', deadlineAt: null, maxLength: 1000 };

const agents: readonly Agent[] = [
  { email: 'sam@acme.example', name: 'Sam', roles: ['supervisor'], queues: ['care'], languages: ['en'], skills: [], capacity: 6 },
  { email: 'kim@acme.example', name: 'Kim', roles: ['agent'], queues: ['care'], languages: ['en'], skills: [], capacity: 6 },
];

const handedIn: AnyConnector['manifest'] = {
  id: 'custom',
  label: 'Custom',
  kinds: ['post'],
  apiBaseUrl: null,
  compliance: { deletions: 'none' },
};

/** Reads everything but what says that it is broken. */
function normalise(payload: unknown): Normalised {
  if (JSON.stringify(payload).includes('broken')) throw new MalformedPayloadError('must hold a text', 'entry[0].message');
  return { mentions: [], removed: [], removedAuthors: [], ignored: [] };
}

function connectorOf(network: string): AnyConnector | undefined {
  if (network === 'custom') return { manifest: handedIn, settingsSchema: z.never(), normalise };
  const webhook = {
    ...handedIn,
    id: 'facebook' as const,
    label: 'Facebook',
    apiBaseUrl: 'https://graph.example',
    webhook: { signed: true },
  };
  return network === 'facebook' ? { manifest: webhook, settingsSchema: z.never(), normalise } : undefined;
}

const connections: readonly ConfiguredConnection[] = [
  { id: 'acme-own', brand: 'acme', network: 'custom' },
  { id: 'acme-fb', brand: 'acme', network: 'facebook' },
];

export interface Harness {
  readonly api: Api;
  readonly deps: ApiDeps;
  readonly jobs: ReturnType<typeof memoryJobs>;
  readonly taken: { readonly connection: string; readonly items: readonly unknown[] }[];
  readonly logged: string[];
  /** What was noted for the metrics. */
  readonly corrected: Correction[];
  now: number;
  /** What the next webhook is answered; null makes the queue refuse it. */
  webhook: WebhookAnswer | null;
  send(request: InjectedRequest): Promise<InjectedResponse>;
  /** With the service key. */
  ask(method: InjectedRequest['method'], url: string, body?: object, headers?: Record<string, string>): Promise<InjectedResponse>;
}

/** The API on stores in memory. */
export async function openApi(over: Partial<ApiDeps> = {}): Promise<Harness> {
  const stores = memoryStores();
  const jobs = memoryJobs();
  const changes = memoryChanges();
  const taken: Harness['taken'] = [];
  const logged: string[] = [];
  const corrected: Correction[] = [];
  const log = (level: string) => (fields: object, message: string) =>
    void logged.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const ownTopics: Record<string, readonly OwnTopic[]> = {};
  const configuration: RuntimeConfiguration = {
    brands: [brand],
    connections,
    queues: [queue, other],
    rules: [],
    resolutions: defaultResolutions,
    agents,
    taxonomies: { acme: taxonomy },
  };
  const clock = { now: (): number => harness.now, sleep: async () => {} };
  const queues = () => makeQueueBook([queue, other], agents);
  const cases = makeCaseService({ stores, changes, clock, queues, wakeDelivery: async () => {} });
  const replies = makeReplyService({
    stores,
    cases,
    jobs,
    clock,
    capability: () => ({
      canReply: true,
      reason: 'test: anything goes',
      deadlineAt: null,
      maxLength: 280,
      privately: PRIVATELY,
    }),
    lengthOf: (text) => text.length,
    approvalOf: (id) => (id === other.id ? 'agents' : 'nobody'),
    outcomes: () => outcomesOf(defaultResolutions),
  });
  const deps: ApiDeps = {
    stores,
    jobs,
    changes,
    clock,
    log: { ...silentLog, warn: log('warn'), error: log('error') },
    configuration: () => ({
      ...configuration,
      ownTopics,
      taxonomies: { acme: withOwnTopics(taxonomy, ownTopics['acme'] ?? []) },
    }),
    publicUrl: () => 'https://care.acme.example',
    shareTokens: makeShareTokens('a secret for tests'),
    digestTokens: makeDigestTokens('a secret for tests'),
    connector: connectorOf,
    receiveWebhook: async (connection, request) => {
      if (connection !== 'acme-fb') return { type: 'unknown-connection' };
      if (harness.webhook === null) throw new Error('the queue is down');
      if (harness.webhook.type === 'accept') taken.push({ connection, items: [request] });
      return harness.webhook;
    },
    takeIn: async (input) => {
      taken.push(input);
      return { batchId: `batch-${taken.length}`, accepted: input.items.length };
    },
    cases,
    replies,
    incidents: makeIncidentService({ stores, cases, replies, jobs, changes, clock }),
    sample: () => null,
    topics: {
      preview: (topic, byTaxonomy) => previewTopic(topic, { taxonomy: byTaxonomy, library: createLibrary() }),
      keep: async (brandId, topic) => {
        const others = (ownTopics[brandId] ?? []).filter(({ id }) => id !== topic.id);
        ownTopics[brandId] = [...others, topic];
        return true;
      },
      remove: async (brandId, id) => {
        ownTopics[brandId] = (ownTopics[brandId] ?? []).filter((topic) => topic.id !== id);
        return true;
      },
    },
    ...administration({ stores, changes, clock }, agents),
    labelsVersion: () => 'test-1',
    noteCorrection: (correction) => void corrected.push(correction),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'earshot_up 1\n' }),
    webRoot: null,
    secretOptions: { apiKey: KEY },
    version: '1.2.3',
    checkResponses: true,
    ...over,
  };
  const harness: Harness = {
    api: await createApi(deps),
    deps,
    jobs,
    taken,
    logged,
    corrected,
    now: NOON,
    webhook: { type: 'accept', payloads: [] },
    send: (request) => harness.api.inject(request),
    ask: (method, url, body, headers) =>
      harness.api.inject({ ...(method ? { method } : {}), url, headers: { ...keyed, ...headers }, ...(body ? { body } : {}) }),
  };
  return harness;
}
