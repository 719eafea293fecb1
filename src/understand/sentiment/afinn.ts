import { createRequire } from 'node:module';
import { z } from 'zod';

const weightsSchema = z.record(z.string(), z.number().min(-5).max(5));

/** AFINN-165 word weights (-5..5) and emoji weights, as the package `sentiment` ships them. */
export function readAfinn(): { readonly words: ReadonlyMap<string, number>; readonly emoji: ReadonlyMap<string, number> } {
  const require = createRequire(import.meta.url);
  const read = (name: string): ReadonlyMap<string, number> => new Map(Object.entries(weightsSchema.parse(require(name))));
  return { words: read('sentiment/languages/en/labels.json'), emoji: read('sentiment/build/emoji.json') };
}
