import { z } from 'zod';
import { named } from './registry.ts';

export const problemSchema = named(
  'Problem',
  z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
  {
    description:
      'RFC 9457 problem document. `type` is `urn:earshot:problem:` and the code; `errors` names every fault of the input.',
    examples: [
      {
        type: 'urn:earshot:problem:bad-input',
        title: 'The request is not valid',
        status: 400,
        detail: 'items[3].author.externalId: Invalid input: expected string, received undefined',
        code: 'bad-input',
        errors: [{ path: 'items[3].author.externalId', message: 'Invalid input: expected string, received undefined' }],
      },
    ],
  },
);
