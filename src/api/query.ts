import { z } from 'zod';
import type { PageRequest } from '../ports/stores.ts';
import { apiSchemas } from './views/registry.ts';

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

const whole = /^\d{1,6}$/;
export const limitParam = z
  .string()
  .refine((text) => whole.test(text) && Number(text) >= 1 && Number(text) <= MAX_LIMIT, {
    message: `must be a whole number from 1 to ${MAX_LIMIT}`,
  })
  .optional()
  .register(apiSchemas, { description: `How many to give, 1 to ${MAX_LIMIT}; ${DEFAULT_LIMIT} unless told.`, examples: ['50'] });

export const pageParams = {
  limit: limitParam,
  cursor: z.string().max(2048).optional().register(apiSchemas, { description: 'The `nextCursor` of the page before.' }),
};

export function limitOf(limit: string | undefined): number {
  return limit === undefined ? DEFAULT_LIMIT : Number(limit);
}

/** The page that `limit` and `cursor` ask for. */
export function pageRequest(query: { readonly limit?: string | undefined; readonly cursor?: string | undefined }): PageRequest {
  return { limit: limitOf(query.limit), cursor: query.cursor === undefined || query.cursor === '' ? null : query.cursor };
}

export const idParam = z.string().min(1).max(512);
export const idParams = z.object({ id: idParam });

/** A time of the query, brought to UTC. */
export const timeParam = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], {
    error: 'must be an ISO 8601 time such as 2026-11-22T08:00:00Z, or a day',
  })
  .refine((text) => Date.parse(text) >= EARLIEST && Date.parse(text) < LATEST, { message: 'must lie between 1990 and 2100' })
  .transform((text) => new Date(text).toISOString());

export const flagParam = z.enum(['true', 'false']).transform((text) => text === 'true');

const filterText = () => z.string().min(1).max(256);
export const brandParam = filterText().register(apiSchemas, { description: 'A brand’s id.' });
export const nameParam = filterText();
