import { z } from 'zod';
import type { ConnectorContext } from '../../src/ports/connector.ts';
import type { HttpResponse } from '../../src/ports/http.ts';
import { remedyForStatus } from './remedies.ts';
import { optional } from './shape.ts';

/** What a server said of the copy we have, to be shown to it at the next call; part of a cursor. */
export const validatorsShape = z
  .object({ etag: optional(z.string()), modified: optional(z.string()) })
  .catch({ etag: null, modified: null });
export type Validators = z.infer<typeof validatorsShape>;

const NOT_MODIFIED = 304;

/** Reads an address unless it is unchanged (304, undefined then). Throws RemedyError for every other status but 2xx. */
export async function getIfChanged(
  context: Pick<ConnectorContext<unknown>, 'http' | 'clock' | 'signal'>,
  url: string,
  validators: Validators,
): Promise<{ readonly response: HttpResponse; readonly validators: Validators } | undefined> {
  const { etag, modified } = validators;
  const response = await context.http.send({
    method: 'GET',
    url,
    headers: { ...(etag !== null && { 'if-none-match': etag }), ...(modified !== null && { 'if-modified-since': modified }) },
    signal: context.signal,
  });
  const { status, headers } = response;
  if (status === NOT_MODIFIED) return undefined;
  const error = remedyForStatus({ status, headers, what: `The address at ${new URL(url).host}`, now: context.clock.now() });
  if (error !== undefined) throw error;
  return { response, validators: { etag: headers['etag'] ?? null, modified: headers['last-modified'] ?? null } };
}
