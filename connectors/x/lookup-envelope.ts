import { z } from 'zod';

const MARK = 'x-lookup';
const envelopeSchema = z.strictObject({ earshot: z.literal(MARK), body: z.unknown() });

/** Our mark round an answer to a look-up by ids: only there does "not found" mean that a post is gone. */
export function lookupEnvelope(body: unknown): z.infer<typeof envelopeSchema> {
  return { earshot: MARK, body };
}

/** The answer inside our mark, or undefined when a payload doesn't bear it. */
export function openLookupEnvelope(payload: unknown): { readonly body: unknown } | undefined {
  const result = envelopeSchema.safeParse(payload);
  return result.success ? { body: result.data.body } : undefined;
}
