/**
 * What is to be done about an error, decided where the network's answer is understood and obeyed where jobs are run:
 * `retry` soon with growing waits; `wait` until the time the network named; `give-up`: it will never work as it is;
 * `reauthorise`: a person must renew the credentials, until then nothing is tried.
 */
export type Remedy = 'retry' | 'wait' | 'give-up' | 'reauthorise';

export interface RemedyErrorOptions {
  readonly remedy: Remedy;
  /** Short stable code that becomes a metric label, such as `rate-limited`, `token-expired`, `no-stream-rights`. */
  readonly code: string;
  /** For people: what happened, to what, and what to do. Holds no secret and no author's text. */
  readonly message: string;
  /** For `wait`: how long, in milliseconds from now. */
  readonly waitMs?: number;
  /** The network's HTTP status where there was one. */
  readonly status?: number;
  /** True when what was asked for certainly did not happen (never sent, or refused): asking again cannot do it twice. */
  readonly notDone?: boolean;
  readonly cause?: unknown;
}

/** An error that carries its remedy. */
export class RemedyError extends Error {
  readonly remedy: Remedy;
  readonly code: string;
  readonly waitMs: number | null;
  readonly status: number | null;
  /** False also where nobody knows. */
  readonly notDone: boolean;

  constructor(options: RemedyErrorOptions) {
    super(options.message, { cause: options.cause });
    this.name = 'RemedyError';
    this.remedy = options.remedy;
    this.code = options.code;
    this.waitMs = options.waitMs ?? null;
    this.status = options.status ?? null;
    this.notDone = options.notDone ?? false;
  }
}
