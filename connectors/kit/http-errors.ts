import { AxiosError } from 'axios';
import { RemedyError } from '../../src/ports/remedy.ts';

export interface Exchange {
  readonly method: string;
  /** Scheme, host and port: all of the address that an error may name. */
  readonly origin: string;
  readonly timedOut: boolean;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

const MAX_CAUSES = 8;

function causes(error: unknown): readonly Error[] {
  const found: Error[] = [];
  let current = error;
  while (current instanceof Error && found.length < MAX_CAUSES) {
    found.push(current);
    current = current.cause;
  }
  return found;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * What went wrong before there was an answer, with its remedy. The axios error itself is left behind: it carries the
 * request with its headers, and a log that prints causes would print the token.
 */
export function transportError(error: unknown, exchange: Exchange): RemedyError {
  const chain = causes(error);
  const decided = chain.find((cause) => cause instanceof RemedyError);
  if (decided !== undefined) return decided;
  const what = `${exchange.method} ${exchange.origin}`;
  if (exchange.timedOut) {
    return new RemedyError({
      remedy: 'retry',
      code: 'timeout',
      message: `${what} gave no full answer within ${exchange.timeoutMs} ms`,
    });
  }
  if (chain[0]?.message.startsWith('maxContentLength') === true) {
    return new RemedyError({
      remedy: 'retry',
      code: 'too-large',
      message: `The answer to ${what} is larger than the ${exchange.maxBytes} bytes that are taken`,
    });
  }
  const cause = chain.find((candidate) => !(candidate instanceof AxiosError));
  const code = chain.map(codeOf).find((candidate) => candidate !== undefined) ?? 'unknown error';
  return new RemedyError({
    remedy: 'retry',
    code: 'unreachable',
    message: `${what} cannot be reached or broke off (${code})`,
    ...(cause === undefined ? {} : { cause }),
  });
}
