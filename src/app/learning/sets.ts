import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { sentimentLabels } from '../../domain/index.ts';
import type { Labelled } from '../../understand/train/labelled.ts';

const unzip = promisify(gunzip);

/** Sets whose licence lets weights taught on them be given away. */
export const OPEN_SETS = ['afrisenti', 'banking77', 'bitext', 'cfpb', 'clinc150', 'sms-spam', 'vader'] as const;
/** Sets for research under their own terms and those of the network that the texts come from. */
export const RESEARCH_SETS = ['semeval2017', 'tweeteval-aux', 'umsab'] as const;

/** The sets' codes for languages where BCP 47 has a shorter one, or the set names a country's own variety. */
const CODES: Readonly<Record<string, string>> = {
  amh: 'am',
  hau: 'ha',
  ibo: 'ig',
  kin: 'rw',
  orm: 'om',
  'pt-MZ': 'pt',
  sna: 'sn',
  sot: 'st',
  swa: 'sw',
  tir: 'ti',
  tsn: 'tn',
  tso: 'ts',
  twi: 'tw',
  xho: 'xh',
  yor: 'yo',
  zul: 'zu',
};

const rowSchema = z.object({
  text: z.string(),
  lang: z.string().nullish(),
  label: z.enum(sentimentLabels).nullish(),
  topic: z.string().nullish(),
  intent: z.string().nullish(),
  spam: z.boolean().nullish(),
  complaint: z.boolean().nullish(),
  orig_split: z.string().nullish(),
  brand: z.string().nullish(),
  stars: z.number().nullish(),
});

/** A labelled set that isn't there or isn't what it should be. */
export class BadSetError extends Error {
  readonly code = 'bad-set';
}

function toLabelled(set: string, line: string, number: number): Labelled {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new BadSetError(`Set ${set}, line ${number}: no JSON. Each line holds one object with a "text".`);
  }
  const parsed = rowSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new BadSetError(`Set ${set}, line ${number}: ${issue?.path.join('.') ?? 'line'} ${issue?.message ?? 'is wrong'}.`);
  }
  const row = parsed.data;
  const lang = row.lang ?? 'und';
  return {
    set,
    text: row.text,
    lang: CODES[lang] ?? lang,
    sentiment: row.label ?? null,
    topic: row.topic ?? null,
    intent: row.intent ?? null,
    spam: row.spam ?? null,
    complaint: row.complaint ?? null,
    part: row.orig_split ?? null,
    brand: row.brand ?? null,
    stars: row.stars ?? null,
  };
}

/** The names of the sets in a folder, in order; none when there is no such folder. */
export async function setsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

async function unpacked(set: string, file: string, bytes: Buffer): Promise<Buffer> {
  try {
    return await unzip(bytes);
  } catch {
    throw new BadSetError(`Set ${set}: ${file} is not packed with gzip, or it is cut off. Fetch it again.`);
  }
}

/**
 * Reads a labelled set: every `*dev.jsonl` and `*dev.jsonl.gz` in `folder/set`, files by name, lines in their order.
 * @throws BadSetError when nothing is there or a line isn't what it should be
 */
export async function readSet(folder: string, set: string): Promise<readonly Labelled[]> {
  const files = await readdir(join(folder, set)).catch(() => []);
  const named = files.filter((file) => /dev\.jsonl(?:\.gz)?$/.test(file)).toSorted();
  if (named.length === 0)
    throw new BadSetError(`No labelled texts of the set ${set}: expected ${join(folder, set)}/dev.jsonl.gz.`);
  const rows: Labelled[] = [];
  for (const file of named) {
    const bytes = await readFile(join(folder, set, file));
    const text = (file.endsWith('.gz') ? await unpacked(set, file, bytes) : bytes).toString('utf8');
    for (const [at, line] of text.split('\n').entries()) if (line !== '') rows.push(toLabelled(set, line, at + 1));
  }
  return rows;
}
