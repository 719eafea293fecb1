import { settingsSchema } from '../../../connectors/x/settings.ts';
import type { XContext } from '../../../connectors/x/asking/ask.ts';
import type { Clock } from '../../../src/ports/clock.ts';
import type { ListenFor } from '../../../src/ports/connector.ts';
import { silentLog } from '../../../src/ports/log.ts';
import { fastClock } from '../../clock.ts';

export interface ContextOptions {
  readonly url: string;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly listenFor?: Partial<ListenFor>;
  readonly connection?: string;
}

export interface TestContext extends XContext {
  /** Everything reported, as `state: detail`. */
  readonly reports: readonly string[];
}

/** A connector's context that points at a local X; waits are over at once. */
export function xContext({ url, signal, clock, settings, listenFor, connection }: ContextOptions): TestContext {
  const reports: string[] = [];
  return {
    connection: connection ?? 'acme-x',
    settings: settingsSchema.parse({ bearerToken: 'token', ...settings }),
    apiBaseUrl: url,
    listenFor: { terms: ['acme air'], exclude: [], ownAccounts: ['acmeair'], ...listenFor },
    http: { send: () => Promise.reject(new Error('the X connector speaks through its own library')) },
    clock: clock ?? fastClock(),
    log: silentLog,
    random: () => 0.5,
    signal: signal ?? new AbortController().signal,
    reports,
    report: (state, detail) => {
      reports.push(`${state}: ${detail}`);
    },
  };
}
