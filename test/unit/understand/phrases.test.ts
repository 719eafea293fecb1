import { describe, expect, it } from 'vitest';
import { PhraseMatcher } from '../../../src/understand/phrases.ts';
import { readText } from '../../../src/understand/text.ts';
import { englishForms } from '../../../src/understand/topics/topic-phrases.ts';

function found(phrase: string, text: string): readonly string[] {
  const matcher = new PhraseMatcher<string>();
  matcher.add(phrase, phrase);
  const { tokens } = readText(text, () => true);
  return matcher.find(tokens).map(({ from, to }) =>
    tokens
      .slice(from, to)
      .map(({ word }) => word)
      .join(' '),
  );
}

describe('finding phrases', () => {
  it.each([
    ['lost bag', 'they lost bag two', ['lost bag']],
    ['lost bag', 'lost my bag', []],
    ['lost my|our bag', 'lost our bag', ['lost our bag']],
    ['lost ~ bag', 'lost my blue bag', ['lost my blue bag']],
    ['lost ~ bag', 'lost bag', ['lost bag']],
    ['lost ~ bag', 'lost my big blue bag', []],
    ['# hours', 'waited 3 hours', ['3 hours']],
    ['# hours', 'waited many hours', []],
    ['delay*', 'delayed delays dela', ['delayed', 'delays']],
    ['hung up on?', 'hung up on me', ['hung up', 'hung up on']],
    ['very _ good', 'very very good', ['very very good']],
    ['not good', 'not. good', []],
    ['not good', 'not, good', ['not good']],
  ])('"%s" in "%s"', (phrase, text, expected) => {
    expect(found(phrase, text)).toEqual(expected);
  });

  it('refuses a beginning that is no word yet', () => {
    expect(() => found('ab*', 'abc')).toThrow(RangeError);
  });

  it('takes a phrase of nothing as no phrase', () => {
    expect(found(' ', 'a b')).toEqual([]);
    expect(found('maybe?', 'a b')).toEqual([]);
  });
});

describe('English forms', () => {
  it.each([
    ['bag', ['bags', 'bagged']],
    ['delay', ['delays', 'delayed', 'delaying']],
    ['charge', ['charges', 'charged', 'charging']],
    ['query', ['queries', 'queried']],
    ['cancel', ['cancelled', 'canceled', 'cancelling']],
    ['crash', ['crashes', 'crashed']],
  ])('of %s', (word, forms) => {
    expect(englishForms(word)).toEqual(expect.arrayContaining(forms));
  });

  it('are left alone where a word has none', () => {
    expect(englishForms('4g')).toEqual(['4g']);
    expect(englishForms('wi')).toEqual(['wi']);
  });
});
