import { z } from 'zod';
import type { ConnectionState } from '../../ports/stores.ts';
import type { ApiDeps, ConfiguredConnection } from '../deps.ts';
import { named, timeSchema } from './registry.ts';

export const connectionViewSchema = named(
  'Connection',
  z.object({
    id: z.string(),
    brand: z.string(),
    network: z.string(),
    label: z.string(),
    state: z.string(),
    detail: z.string(),
    lastSuccessAt: timeSchema.nullable(),
    lastItemAt: timeSchema.nullable(),
    lastError: z.object({ code: z.string(), message: z.string(), at: timeSchema }).nullable(),
    halted: z.boolean(),
  }),
  { description: 'How one configured use of a network stands. `halted`: a person must act before anything is tried again.' },
);
export type ConnectionView = z.infer<typeof connectionViewSchema>;

export function connectionView(
  connection: ConfiguredConnection,
  state: ConnectionState | undefined,
  deps: Pick<ApiDeps, 'connector'>,
): ConnectionView {
  const error = state?.lastError ?? null;
  return {
    id: connection.id,
    brand: connection.brand,
    network: connection.network,
    label: deps.connector(connection.network)?.manifest.label ?? connection.network,
    state: state?.state ?? 'idle',
    detail: state?.detail ?? '',
    lastSuccessAt: state?.lastSuccessAt ?? null,
    lastItemAt: state?.lastItemAt ?? null,
    lastError: error === null ? null : { code: error.code, message: error.message, at: error.at },
    halted: state?.halted ?? false,
  };
}
