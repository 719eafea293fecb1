import { describe, expect, it } from 'vitest';
import { hashtagWords } from '../../../src/understand/hashtag.ts';
import { readText } from '../../../src/understand/text.ts';

const known = new Set(['cool', 'so', 'lost', 'luggage', 'never', 'again', 'happy', 'customer', 'service', 'fail']);
const form = (text: string) => readText(text, (word) => known.has(word));
const words = (text: string) => form(text).tokens.map(({ word }) => word);

describe('the normal form of a text', () => {
  it('collapses links and handles and counts them', () => {
    const read = form('@Jo.e see https://x.example/a?b=c and bit.ly/zz, or mail joe@x.example');
    expect(read.tokens.map(({ kind }) => kind)).toEqual([
      'handle',
      'word',
      'url',
      'word',
      'url',
      'word',
      'word',
      'word',
      'handle',
    ]);
    expect([read.urls, read.handles]).toEqual([2, 2]);
  });

  it('lowers case, straightens apostrophes and joins compatibility characters', () => {
    expect(words('DON\u2019T \ufb01nd \uff21\uff22 caf\u0065\u0301')).toEqual(["don't", 'find', 'ab', 'caf\u00e9']);
  });

  it('cuts elongation to the word that is known', () => {
    expect(words('sooooo cooool')).toEqual(['so', 'cool']);
    expect(form('sooooo').tokens[0]?.elongated).toBe(true);
  });

  it('drops what nobody sees', () => {
    expect(words('ne\u200bver\u202e a\u00adgain')).toEqual(['never', 'again']);
  });

  it('keeps emoji and faces as tokens of their own, whatever colour or selector they have', () => {
    expect(words('ok 👍🏾 ❤️ :-) 👩‍👧 <3')).toEqual(['ok', '👍', '❤', ':-)', '👩', '<3']);
    expect(words('note: see 10:30 http://a.example')).toEqual(['note', 'see', '10:30', 'http']);
  });

  it('splits hashtags by capitals, else by known words', () => {
    expect(words('#LostLuggage')).toEqual(['lost', 'luggage']);
    expect(hashtagWords('neveragain', (word) => known.has(word))).toEqual(['never', 'again']);
    expect(hashtagWords('sohappy', (word) => known.has(word))).toEqual(['so', 'happy']);
    expect(hashtagWords('zzqqx', (word) => known.has(word))).toEqual(['zzqqx']);
    expect(form('#1').hashtags).toBe(0);
  });

  it('knows where each token stands in the original', () => {
    const text = 'a 👍🏾 #NeverAgain caf\u0065\u0301!';
    for (const { start, end, word } of form(text).tokens) expect(text.slice(start, end).length, word).toBeGreaterThan(0);
    expect(form(text).tokens.at(-1)).toMatchObject({ start: 19, end: 24 });
  });

  it('parts what is quoted or reposted from the author\u2019s own words', () => {
    expect(form('so true RT @x: old words').quoted.map(({ word }) => word)).toContain('old');
    expect(form('RT @x: old words')).toMatchObject({ repost: true, quoted: [] });
    expect(form('thanks\n> what you wrote').tokens.map(({ word }) => word)).toEqual(['thanks']);
  });

  it('counts marks and capitals', () => {
    expect(form('WHY OH why?! help!!')).toMatchObject({ exclamations: 3, questions: 1, capsWords: 2, words: 4 });
  });
});
