import type { TwitterApiv2 } from 'twitter-api-v2';
import type { ConnectorContext } from '../../../src/ports/connector.ts';
import type { XSettings } from '../settings.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { connect, type Connected, type SigningTokens } from './client.ts';
import { ExchangeError, failureOfError } from './failure.ts';
import { remedyFor } from './remedy.ts';

export type XContext = ConnectorContext<XSettings>;

/** One request after another, each with a time-out, all ended by the signal. */
export interface Asker {
  /** Throws {@link ExchangeError} when X refuses or can't be reached, and the signal's reason when it aborts. */
  ask<T>(call: (client: TwitterApiv2) => Promise<T>): Promise<T>;
  close(): void;
}

interface Limits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Waits for the answer, but no longer than allowed: the library has no way to be interrupted. */
function inTime<T>(answer: Promise<T>, { timeoutMs, signal }: Limits, end: () => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      act();
    };
    const onAbort = (): void =>
      settle(() => {
        end();
        reject(signal.reason);
      });
    const timer = setTimeout(
      () =>
        settle(() => {
          end();
          reject(new ExchangeError({ type: 'network', code: 'timeout' }));
        }),
      timeoutMs,
    );
    signal.addEventListener('abort', onAbort, { once: true });
    answer.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}

/** Asks as the app, which may read what is public. */
export function openAsker(context: XContext, signal: AbortSignal = context.signal): Asker {
  return openWith(context, context.settings.bearerToken, signal);
}

/**
 * Asks as the account that answers. Throws RemedyError where the connection has nothing to do so with. The library sends
 * each request once: it has no retries of its own.
 */
export function openAccountAsker(context: XContext): Asker {
  const auth = accountAuth(context.settings);
  if (auth !== undefined) return openWith(context, auth, context.signal);
  throw new RemedyError({
    remedy: 'give-up',
    code: 'no-account-token',
    message:
      'X takes answers only from an account: put consumerKey, consumerSecret, accessToken and accessTokenSecret (or userAccessToken) into the connection',
    notDone: true,
  });
}

function accountAuth(settings: XSettings): string | SigningTokens | undefined {
  const { consumerKey, consumerSecret, accessToken, accessTokenSecret, userAccessToken } = settings;
  if (consumerKey === undefined || consumerSecret === undefined || accessToken === undefined || accessTokenSecret === undefined) {
    return userAccessToken;
  }
  return { appKey: consumerKey, appSecret: consumerSecret, accessToken, accessSecret: accessTokenSecret };
}

function openWith(context: XContext, auth: string | SigningTokens, signal: AbortSignal): Asker {
  const connected: Connected = connect({ auth, apiBaseUrl: context.apiBaseUrl, compression: true });
  const limits = { timeoutMs: context.settings.options.requestTimeoutMs, signal };
  return {
    async ask(call) {
      signal.throwIfAborted();
      try {
        return await inTime(call(connected.client), limits, () => connected.close());
      } catch (error) {
        const failure = failureOfError(error, context.clock.now());
        // The library's errors hold the request with its token: only their meaning goes on.
        throw failure === undefined ? error : new ExchangeError(failure);
      }
    },
    close: () => connected.close(),
  };
}

/** Turns a failed exchange into the error that says what to do; other errors stay as they are. */
export function asRemedy(error: unknown, what: string, context: XContext): unknown {
  return error instanceof ExchangeError ? remedyFor(error.failure, what, context.clock.now()) : error;
}
