import type { ApiDeps, ApiLimits } from './deps.ts';
import type { AttemptLimiter } from './auth/attempts.ts';
import type { BoardReader } from './board.ts';
import type { Health } from './health.ts';
import type { StatusReader } from './status.ts';
import type { UnderstandingReader } from './understanding.ts';

/** What handlers have at hand. */
export interface ApiContext {
  readonly deps: ApiDeps;
  readonly limits: ApiLimits;
  readonly failedSignIns: AttemptLimiter;
  readonly health: Health;
  readonly status: StatusReader;
  readonly board: BoardReader;
  readonly understanding: UnderstandingReader;
  /** The OpenAPI document. */
  openApi(): unknown;
}
