import { z } from 'zod';
import type { ConnectionSettings } from '../../ports/settings.ts';
import type { ConnectionHistory, ConnectionState } from '../../ports/stores.ts';
import type { ApiDeps } from '../deps.ts';
import { connectionView, connectionViewSchema } from './connection.ts';
import { named, timeSchema } from './registry.ts';

const failureSchema = z.object({ code: z.string(), message: z.string(), at: timeSchema, remedy: z.string() });

export const connectionDetailSchema = named(
  'ConnectionDetail',
  z.object({
    ...connectionViewSchema.shape,
    enabled: z.boolean(),
    abilities: z.object({ poll: z.boolean(), listen: z.boolean(), webhook: z.boolean(), reply: z.boolean(), check: z.boolean() }),
    since: timeSchema.nullable(),
    waitUntil: timeSchema.nullable(),
    lagSeconds: z.int().nullable(),
    hasCursor: z.boolean(),
    checkedAt: timeSchema.nullable(),
    checkResult: z.string().nullable(),
    states: z.array(z.object({ at: timeSchema, state: z.string(), detail: z.string() })),
    failures: z.array(failureSchema),
  }),
  {
    description:
      'A connection with its latest states and failures, newest first. `lagSeconds`: since the network answered last; `hasCursor`: it goes on from a known place.',
  },
);

export function connectionDetail(
  connection: ConnectionSettings,
  known: {
    readonly state: ConnectionState | undefined;
    readonly history: ConnectionHistory;
    readonly deps: Pick<ApiDeps, 'connector' | 'clock'>;
  },
): z.infer<typeof connectionDetailSchema> {
  const { state, history, deps } = known;
  const connector = deps.connector(connection.network);
  const answered = state?.lastSuccessAt ?? null;
  const cursors = [state?.pollCursor, state?.listenCursor];
  return {
    ...connectionView(connection, state, deps),
    enabled: connection.enabled,
    abilities: {
      poll: connector?.poll !== undefined,
      listen: connector?.listen !== undefined,
      webhook: connector?.webhook !== undefined,
      reply: connector?.reply !== undefined,
      check: connector?.check !== undefined,
    },
    since: state?.since ?? null,
    waitUntil: state?.waitUntil ?? null,
    lagSeconds: answered === null ? null : Math.max(0, Math.round((deps.clock.now() - Date.parse(answered)) / 1000)),
    hasCursor: cursors.some((cursor) => cursor !== undefined && cursor !== null),
    checkedAt: state?.checkedAt ?? null,
    checkResult: state?.checkResult ?? null,
    states: history.states.map(({ at, state: name, detail }) => ({ at, state: name, detail })).toReversed(),
    failures: history.failures.map(({ code, message, at, remedy }) => ({ code, message, at, remedy })).toReversed(),
  };
}
