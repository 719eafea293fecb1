import { createHttp } from '../../../connectors/kit/http.ts';
import type { FacebookContext } from '../../../connectors/facebook/graph-client.ts';
import { settingsSchema } from '../../../connectors/facebook/settings.ts';
import { SAMPLE_NOW } from './sample.ts';
import { silentLog } from '../../../src/ports/log.ts';

export interface TestContext extends FacebookContext {
  readonly reports: string[];
  /** Milliseconds that were slept, none of them for real. */
  readonly slept: number[];
}

export interface TestContextOptions {
  readonly apiBaseUrl: string;
  readonly now?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
  /** Longest wait for an answer; as the kit has it unless told. */
  readonly timeoutMs?: number;
}

export const TEST_NOW = SAMPLE_NOW;
export const TEST_CREDENTIALS = {
  pageId: '1000200030004000',
  pageAccessToken: 'page-token',
  appSecret: 'app-secret',
  verifyToken: 'verify-word',
};

/** A connector's context with real HTTP to loopback and a clock that stands still. */
export function testContext(options: TestContextOptions): TestContext {
  const reports: string[] = [];
  const slept: number[] = [];
  const http = createHttp({ allowPrivate: true });
  return {
    connection: 'acme-fb',
    settings: settingsSchema.parse({ ...TEST_CREDENTIALS, ...options.settings }),
    apiBaseUrl: options.apiBaseUrl,
    listenFor: { terms: [], exclude: [], ownAccounts: [] },
    http: {
      send: (request) => http.send({ ...request, ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }) }),
    },
    clock: {
      now: () => options.now ?? TEST_NOW,
      sleep: async (ms) => {
        slept.push(ms);
      },
    },
    log: silentLog,
    random: () => 0.5,
    signal: options.signal ?? new AbortController().signal,
    report: (state, detail) => reports.push(`${state}: ${detail}`),
    reports,
    slept,
  };
}
