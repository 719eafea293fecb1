import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { sentimentLabels } from '../../domain/index.ts';
import type { SentimentLabel } from '../../domain/index.ts';
import { lessons } from '../../pipeline/lessons.ts';
import type { Stores } from '../../ports/stores.ts';
import { CORRECTIONS } from '../../understand/train/learn.ts';
import type { Labelled } from '../../understand/train/labelled.ts';
import { BadSetError } from './sets.ts';

const EMPTY = { topic: null, intent: null, spam: null, complaint: null, part: null, brand: null, stars: null } as const;
const FAMILIAR = 'familiar';
const isSentiment = (value: unknown): value is SentimentLabel => sentimentLabels.some((label) => label === value);

/** A correction of a sentiment, with when it was made. */
export interface TimedLesson {
  readonly row: Labelled;
  readonly at: string;
}

/** Every sentiment that people set right, with its text as it stands; oldest first. */
export async function storedLessons(stores: Pick<Stores, 'mentions' | 'corrections'>): Promise<readonly TimedLesson[]> {
  const found: TimedLesson[] = [];
  for await (const { mention, correction } of lessons(stores, { field: 'sentiment' })) {
    if (!isSentiment(correction.to)) continue;
    const row = {
      ...EMPTY,
      set: CORRECTIONS,
      text: mention.text,
      lang: mention.lang,
      sentiment: correction.to,
      brand: mention.brand,
    };
    found.push({ row, at: correction.at });
  }
  return found.toReversed();
}

/** The newest texts that nobody corrected, at most so many a brand. */
export async function familiarTexts(
  stores: Pick<Stores, 'mentions'>,
  brands: readonly string[],
  most: number,
): Promise<readonly Labelled[]> {
  const rows: Labelled[] = [];
  for (const brand of brands) {
    let cursor: string | null = null;
    let taken = 0;
    do {
      const page = await stores.mentions.list({ brand }, { limit: Math.min(500, most - taken), cursor });
      for (const mention of page.items) {
        if (mention.own || mention.text === '' || mention.corrected.sentiment !== undefined) continue;
        rows.push({ ...EMPTY, set: FAMILIAR, text: mention.text, lang: mention.lang, sentiment: null, brand });
      }
      taken += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== null && taken < most);
  }
  return rows;
}

const lineSchema = z.object({ text: z.string().min(1), lang: z.string().nullish(), sentiment: z.enum(sentimentLabels) });

/**
 * Corrections from a file of JSON lines `{"text","lang"?,"sentiment"}`.
 * @throws BadSetError when a line is something else
 */
export async function fileLessons(file: string): Promise<readonly TimedLesson[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new BadSetError(`${file}, line ${at + 1}: no JSON.`);
    }
    const parsed = lineSchema.safeParse(value);
    if (!parsed.success)
      throw new BadSetError(
        `${file}, line ${at + 1}: expected {"text","sentiment"} with sentiment negative, neutral or positive.`,
      );
    const { text, lang, sentiment } = parsed.data;
    return [{ row: { ...EMPTY, set: CORRECTIONS, text, lang: lang ?? 'und', sentiment }, at: '' }];
  });
}
