import type { ApiLimits } from './deps.ts';

const MINUTE = 60_000;

export const DEFAULT_LIMITS: ApiLimits = {
  requestsPerMinute: 3_000,
  signInsPerMinute: 60,
  failedSignIns: 10,
  failedSignInWindowMs: 5 * MINUTE,
  streamsPerAccount: 32,
  streamBufferBytes: 1_048_576,
  bodyBytesInFlight: 256 * 1_048_576,
  keepAliveMs: 15_000,
  streamLifeMs: 10 * MINUTE,
  answerWithinMs: 30_000,
};

/** Largest body of `POST /v1/intake`. */
export const INTAKE_BODY_BYTES = 10 * 1_048_576;
/** Largest body of `POST /hooks/:connection`. */
export const HOOK_BODY_BYTES = 5 * 1_048_576;
/** Largest body of everything else. */
export const BODY_BYTES = 1_048_576;
/** Arrays and objects inside each other that a body may have. */
export const JSON_DEPTH = 64;
