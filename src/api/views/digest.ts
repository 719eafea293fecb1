import { z } from 'zod';
import { digestSchema } from '../../domain/index.ts';
import type { KeptDigest } from '../../ports/digests.ts';
import { named, timeSchema } from './registry.ts';

export const digestViewSchema = named(
  'Digest',
  z.object({ ...digestSchema.shape, nextAt: timeSchema.nullable(), lastAt: timeSchema.nullable() }),
  {
    description:
      'A letter about what was said the day before (`day`) or the seven days before (`week`, going out on `weekday`, 1 being Monday), at `at` on clocks of `timeZone`. `brand` null: all brands. `nextAt`: null while it is switched off.',
  },
);

/** A digest as answers show it. */
export function digestView({ owner: _owner, ...digest }: KeptDigest): z.infer<typeof digestViewSchema> {
  return digest;
}
