import { z } from 'zod';
import { countryOf } from './country.ts';
import { mentionKinds, visibilities } from './mention.ts';

const MAX_TEXT = 100_000;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const id = z.string().trim().min(1).max(512);

/** UTF-16 without a partner cannot be stored or shown: every door replaces it before the schema looks. */
const wellFormed = (value: string): boolean => value.isWellFormed();

const instant = z.iso.datetime({ offset: true, local: false }).refine(
  (value) => {
    const at = Date.parse(value);
    return at >= EARLIEST && at < LATEST;
  },
  { message: 'must be a date between 1990 and 2100' },
);

const httpUrl = z.url({ protocol: /^https?$/ }).max(4096);

/** One item of `POST /v1/intake` and of `earshot import`. */
export const intakeItemSchema = z.strictObject({
  externalId: id,
  kind: z.enum(mentionKinds),
  text: z.string().max(MAX_TEXT).refine(wellFormed, { message: 'holds a lone surrogate: send well-formed Unicode' }),
  url: httpUrl.nullish(),
  postedAt: instant,
  lang: z.string().max(35).nullish(),
  /** Where it was posted or its author is. */
  country: z
    .string()
    .max(2)
    .refine((code) => countryOf(code) !== null, { message: 'must be the two letters of a country (ISO 3166-1)' })
    .nullish(),
  rating: z.number().min(0).max(10).nullish(),
  inReplyTo: id.nullish(),
  threadId: id.nullish(),
  visibility: z.enum(visibilities).nullish(),
  author: z.strictObject({
    externalId: id,
    handle: z.string().max(512).nullish(),
    name: z.string().max(1024).nullish(),
    followers: z.int().min(0).nullish(),
    verified: z.boolean().nullish(),
  }),
  raw: z.unknown().optional(),
});
export type IntakeItem = z.infer<typeof intakeItemSchema>;

export const MAX_INTAKE_ITEMS = 1000;
export const intakeRequestSchema = z.strictObject({
  connection: z.string().min(1).max(128),
  items: z.array(intakeItemSchema).min(1).max(MAX_INTAKE_ITEMS),
});
