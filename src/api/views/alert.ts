import { z } from 'zod';
import { alertSchema, type Alert } from '../../domain/index.ts';
import { named, timeSchema } from './registry.ts';

export const alertViewSchema = named(
  'Alert',
  z.object({
    ...alertSchema.shape,
    began: timeSchema,
    found: timeSchema,
    seen: timeSchema,
    until: timeSchema.nullable(),
  }),
  {
    description:
      'A rise of mentions (or complaints) that chance hardly explains. It lasts while `until` is null. `topic` and `network` name the part of the brand that holds most of it, null where there is none; `folded` counts findings about other parts that are the same rise.',
  },
);
export type AlertView = z.infer<typeof alertViewSchema>;

export const alertView = (alert: Alert): AlertView => alertSchema.parse(alert);
