import type { Labels, Taxonomy } from '../../../src/domain/index.ts';
import type { TextToUnderstand } from '../../../src/ports/understand.ts';
import { shippedWeights } from '../../../src/app/learning/weight-files.ts';
import { createUnderstand } from '../../../src/understand/index.ts';

export const taxonomy: Taxonomy = {
  id: 'test',
  name: 'Test',
  topics: [
    {
      id: 'baggage',
      name: 'Baggage',
      words: { en: ['bag', 'luggage', 'lost luggage'], de: ['koffer*'], af: ['bagasie*'], '*': ['belt'] },
    },
    { id: 'delays', name: 'Delays', words: { en: ['delay', 'check-in late'], es: ['retras*'] } },
  ],
};

const understand = await createUnderstand(await shippedWeights());

/** Labels of one text. */
export function read(text: string, more: Partial<Omit<TextToUnderstand, 'text'>> = {}, by: Taxonomy = taxonomy): Labels {
  const [labels] = understand([{ text, lang: null, rating: null, followers: null, ...more }], by);
  if (!labels) throw new Error('no labels for one text');
  return labels;
}

export { understand };
