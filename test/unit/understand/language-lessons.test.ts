import { describe, expect, it } from 'vitest';
import { encodeWeights } from '../../../src/understand/model/weights-file.ts';
import { trainLanguage } from '../../../src/understand/train/language.ts';
import { evenOut } from '../../../src/understand/train/language/even-out.ts';
import { languageLessons } from '../../../src/understand/train/language/lessons.ts';
import { pseudoTexts } from '../../../src/understand/train/language/pseudo-texts.ts';
import { xhosa } from '../../../src/understand/train/language/xhosa.ts';
import { zulu } from '../../../src/understand/train/language/zulu.ts';
import type { Labelled } from '../../../src/understand/train/labelled.ts';

const row = (lang: string, text: string, set = 'own'): Labelled => ({
  set,
  text,
  lang,
  sentiment: null,
  topic: null,
  intent: null,
  spam: null,
  complaint: null,
  part: null,
  brand: null,
  stars: null,
});
const english = Array.from({ length: 40 }, (_, at) => row('en', `my bag number ${at} never arrived and nobody helps`));
const FEW = 0.01;

describe('made-up texts', () => {
  const options = { count: 50, shares: [1, 1, 1], mixed: 0.5, english: [['where', 'is', 'my', 'parcel']] } as const;

  it('are the same every time and other ones for another language', () => {
    expect(pseudoTexts(zulu, options)).toEqual(pseudoTexts(zulu, options));
    expect(pseudoTexts(xhosa, options)).not.toEqual(pseudoTexts(zulu, options));
  });

  it('hold words of the language, and English in some of them', () => {
    const texts = pseudoTexts(zulu, options);
    expect(texts).toHaveLength(50);
    expect(texts.some((text) => text.includes('parcel'))).toBe(true);
    expect(texts.filter((text) => /\b(?:uku|ngi|ku|aba)/u.test(text)).length).toBeGreaterThan(20);
  });

  it('follow the grammar: subject, tense and stem in one word', () => {
    expect(zulu.forms?.()).toEqual(
      expect.arrayContaining(['ngiyahamba', 'uzobona', 'angifuni', 'bahambile', 'ukuthenga', 'nabantu']),
    );
    expect(xhosa.forms?.()).toEqual(expect.arrayContaining(['ndiyahamba', 'andifuni', 'ndihambile', 'ukuthenga', 'nabantu']));
  });
});

describe('lessons', () => {
  it('leave out texts of no language and give a class only to languages of enough texts', () => {
    const lessons = languageLessons([...english, row('und', 'nothing'), row('ss', 'ngiyabonga make', 'corrections')], FEW);
    expect(lessons.some(({ text }) => text === 'nothing')).toBe(false);
    expect(lessons.find(({ text }) => text === 'ngiyabonga make')?.lang).toBe('other');
  });

  it('make the same bytes of the same texts', () => {
    const bytes = (): Uint8Array => encodeWeights(trainLanguage(english, { made: FEW }));
    expect(Buffer.compare(bytes(), bytes())).toBe(0);
  });
});

it('near languages win back what the longer list of their sister took', () => {
  const [gained, lost] = evenOut([zulu, xhosa], () => [1, 2]);
  expect(gained).toBeCloseTo(0.5);
  expect(lost).toBeCloseTo(-0.5);
});
