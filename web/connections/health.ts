import type { Connection } from '../api/types.ts';

export type Health = 'well' | 'slow' | 'halted';

/** States in which a connection tries but does not get on, as connectors report them. */
const slowStates = new Set(['backing-off', 'degraded', 'failing', 'waiting', 'reconnecting', 'stopped']);

/** `halted`: a person must act. `slow`: it goes on by itself, but late. */
export function healthOf(connection: Connection): Health {
  if (connection.halted) return 'halted';
  return connection.lastError !== null || slowStates.has(connection.state) ? 'slow' : 'well';
}
