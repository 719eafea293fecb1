import { z } from 'zod';
import { measures } from './look.ts';
import type { PartRhythm } from './series.ts';

/** Digits that are kept: a thousandth of a thousandth changes no look. */
const DIGITS = 6;

const windowSchema = z.object({
  noise: z.number(),
  swing: z.number(),
  tail: z.object({ from: z.number(), share: z.number(), decay: z.number() }),
});
const keptSchema = z.array(
  z.object({
    part: z.object({ topic: z.string().nullable(), network: z.string().nullable() }),
    measure: z.enum(measures),
    rhythm: z.object({
      hours: z.array(z.number()),
      doubts: z.array(z.number()),
      spread: z.object({ windows: z.array(windowSchema), lasting: z.number(), learntFrom: z.number() }),
      learntFrom: z.number(),
    }),
  }),
);

/** Rhythms as text, to be kept. */
export function rhythmsToJson(rhythms: readonly PartRhythm[]): string {
  return JSON.stringify(rhythms, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(DIGITS)) : value));
}

/** Rhythms that were kept; undefined for what another version wrote otherwise. */
export function rhythmsFromJson(json: string): readonly PartRhythm[] | undefined {
  try {
    return keptSchema.parse(JSON.parse(json));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
