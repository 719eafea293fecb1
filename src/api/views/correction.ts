import { z } from 'zod';
import { correctionFields, labelValueSchema, networkSchema, type Correction } from '../../domain/index.ts';
import { named, timeSchema } from './registry.ts';

export const correctionViewSchema = named(
  'Correction',
  z.object({
    id: z.string(),
    mention: z.string(),
    brand: z.string(),
    network: networkSchema,
    lang: z.string(),
    field: z.enum(correctionFields),
    from: labelValueSchema,
    to: labelValueSchema,
    by: z.object({ id: z.string(), name: z.string() }),
    at: timeSchema,
    labelsVersion: z.string(),
  }),
  {
    description:
      'One label set right by a person. Equal `from` and `to`: somebody looked and agreed. The text stands in the mention alone.',
  },
);

export function correctionView({ revision: _revision, ...correction }: Correction): z.infer<typeof correctionViewSchema> {
  return correction;
}
