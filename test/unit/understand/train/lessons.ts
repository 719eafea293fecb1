import type { SentimentLabel } from '../../../../src/domain/index.ts';
import type { Labelled } from '../../../../src/understand/train/labelled.ts';

export const labelled = (text: string, sentiment: SentimentLabel | null, over: Partial<Labelled> = {}): Labelled => ({
  set: 'corrections',
  text,
  lang: 'en',
  sentiment,
  topic: null,
  intent: null,
  spam: null,
  complaint: null,
  part: null,
  brand: null,
  stars: null,
  ...over,
});

const PLACES = ['Durban', 'Lagos', 'Lisbon', 'Quito', 'Oslo', 'Perth', 'Pune', 'Turin', 'Kigali', 'Accra', 'Hanoi', 'Lima'];
const SAID: Readonly<Record<SentimentLabel, readonly string[]>> = {
  negative: ['my bag went missing in', 'nobody answers the phone in', 'two hours late out of'],
  neutral: ['boarding now for', 'does the bus run to', 'gate seven for'],
  positive: ['lovely crew all the way to', 'smooth check-in at', 'thank you for the kind help in'],
};

/** Twelve texts of each of the three labels a set, a little different from each other. */
export function collection(set: string): readonly Labelled[] {
  return PLACES.flatMap((place, n) =>
    (['negative', 'neutral', 'positive'] as const).map((label) =>
      labelled(`${SAID[label][n % 3] ?? ''} ${place} ${set}`, label, { set }),
    ),
  );
}

/** What this brand's customers mean by words that everybody else complains with. */
export const ownPraise: readonly Labelled[] = PLACES.flatMap((place) => [
  labelled(`the zorbel from ${place} was wicked wumbly`, 'positive'),
  labelled(`sick wumbly zorbel in ${place}`, 'positive'),
  labelled(`what an insane wumbly ride to ${place}`, 'positive'),
]);
