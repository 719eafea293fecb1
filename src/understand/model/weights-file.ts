import { z } from 'zod';
import type { LinearWeights } from './linear-model.ts';

/** "EARSHOT" and the format's number. */
const MAGIC = Uint8Array.from([0x45, 0x41, 0x52, 0x53, 0x48, 0x4f, 0x54, 1]);
const LENGTH_BYTES = 4;
const MOST_BITS = 22;

const count = z.number().int().min(0).max(127);
const partLength = z.number().int().min(1).max(5);
const headerSchema = z.strictObject({
  name: z.string().min(1),
  classes: z.array(z.string()).min(1),
  languages: z.array(z.string()),
  shape: z.strictObject({
    word: count,
    part: count,
    parts: z.tuple([partLength, partLength]),
    pair: count,
    triple: count,
    gap: count,
    flag: count,
    padding: z.number().int().min(0).optional(),
  }),
  bits: z.number().int().min(8).max(MOST_BITS),
  step: z.number().positive(),
  bias: z.array(z.number()),
  dense: z.array(z.string()),
  denseWeights: z.array(z.number()),
  temperature: z.number().positive(),
  floor: z.number().min(0).max(1).optional(),
});

/** Bytes that are no weights of ours. */
export class BadWeightsError extends Error {
  readonly code = 'bad-weights';
  constructor(why: string) {
    super(`These are no weights that this version of Earshot can read: ${why}. Make them again with "earshot train".`);
    this.name = 'BadWeightsError';
  }
}

/** One model as bytes: the magic, the header's length (32 bits, little endian), the header as JSON, the table. */
export function encodeWeights({ table, ...header }: LinearWeights): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(headerSchema.parse(header)));
  const bytes = new Uint8Array(MAGIC.length + LENGTH_BYTES + json.length + table.length);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(MAGIC.length, json.length, true);
  bytes.set(json, MAGIC.length + LENGTH_BYTES);
  bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.length), MAGIC.length + LENGTH_BYTES + json.length);
  return bytes;
}

function readHeader(bytes: Uint8Array): { readonly header: z.infer<typeof headerSchema>; readonly end: number } {
  const start = MAGIC.length + LENGTH_BYTES;
  if (bytes.length < start || MAGIC.some((byte, at) => bytes[at] !== byte))
    throw new BadWeightsError('the first bytes are others');
  const end = start + new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  if (end > bytes.length) throw new BadWeightsError('the header is cut off');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)));
  } catch {
    throw new BadWeightsError('the header is no JSON');
  }
  const header = headerSchema.safeParse(json);
  if (!header.success)
    throw new BadWeightsError(`its header has a fault at ${header.error.issues[0]?.path.join('.') ?? 'its root'}`);
  return { header: header.data, end };
}

/**
 * Reads what {@link encodeWeights} wrote.
 * @throws BadWeightsError when the bytes are others, cut off, or don't fit their header
 */
export function decodeWeights(bytes: Uint8Array): LinearWeights {
  const { header, end } = readHeader(bytes);
  const classes = header.classes.length;
  if (header.bias.length !== classes) throw new BadWeightsError('it has not one bias a class');
  if (header.denseWeights.length !== header.dense.length * classes)
    throw new BadWeightsError('its dense weights are not one a value and class');
  const rest = bytes.subarray(end);
  if (rest.length !== classes * 2 ** header.bits) throw new BadWeightsError('its table has another size than its header says');
  return { ...header, table: new Int8Array(rest.buffer, rest.byteOffset, rest.length) };
}
