import type { Understand } from '../ports/understand.ts';
import { judge } from './judge.ts';
import { createLibrary } from './knowledge.ts';
import { createLanguageDetector } from './language/detect.ts';
import { loadFastText } from './language/fasttext.ts';

/**
 * Loads the language model and the word lists (a fraction of a second) and gives the understanding pass: pure and
 * synchronous from there on, the same labels for the same texts on every machine, in time linear in their length.
 */
export async function createUnderstand(): Promise<Understand> {
  const tools = { library: createLibrary(), detect: createLanguageDetector(await loadFastText()) };
  return (texts, taxonomy) => texts.map((item) => judge(item, taxonomy, tools));
}
