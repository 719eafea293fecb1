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

/** Names that were not resolved: nobody was there to send to. */
const UNRESOLVED: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL']);

function isFailedConnect(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect';
}

/** Whether the connection never came about, so that not a byte of the request went out. Anything else may have arrived. */
function isBeforeSending(chain: readonly Error[]): boolean {
  return chain.some((error) => {
    if (isFailedConnect(error)) return true;
    // Node tries a host's addresses in turn and says so when none of them took the connection.
    if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isFailedConnect);
    return UNRESOLVED.has(codeOf(error) ?? '');
  });
}

/**
 * What went wrong before there was an answer, with its remedy. The axios error itself is left behind: it carries the
 * request with its headers, and a log that prints causes would print the token. `notDone` where the connection never came
 * about; a time-out or a connection that broke off leaves open whether the request was obeyed.
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
    notDone: isBeforeSending(chain),
    ...(cause === undefined ? {} : { cause }),
  });
}
