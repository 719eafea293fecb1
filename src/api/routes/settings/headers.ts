import { z } from 'zod';
import { apiSchemas } from '../../views/registry.ts';

/** Headers of every change of the configuration. */
export const settingsHeaders = z.object({
  'if-match': z
    .string()
    .max(64)
    .optional()
    .register(apiSchemas, {
      description: 'The `ETag` of the configuration as the caller saw it. Required; `*` (as it is now) is for keys only.',
      examples: ['"12"'],
    }),
});
