import { describe, expect, it } from 'vitest';
import type { Brand, Mention } from '../../../web/api/types.ts';
import { agrees, choiceWords, obstacleOf, setAlreadyBy, withChoices } from '../../../web/correct/choice.ts';
import { filterOptions, optionsOf } from '../../../web/correct/options.ts';
import { shortcutOf } from '../../../web/keys/shortcut.ts';
import { languageWords } from '../../../web/text/words.ts';

const me = { id: 'kim@acme.example', name: 'Kim' };
const mention: Mention = {
  id: 'm1',
  brand: 'acme',
  connection: 'acme-x',
  network: 'x',
  kind: 'review',
  externalId: '1',
  url: null,
  visibility: 'public',
  author: { externalId: 'jo', handle: 'jo', name: 'Jo', followers: 1, verified: false },
  text: 'Splendid',
  lang: 'en',
  rating: 1,
  inReplyTo: null,
  threadId: '1',
  postedAt: '2026-11-18T12:00:00.000Z',
  receivedAt: '2026-11-18T12:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  sentiment: { label: 'positive', score: 0.8, confidence: 0.7, words: [{ text: 'Splendid', weight: 0.8 }] },
  topics: [{ id: 'crew', confidence: 0.6 }],
  intent: 'praise',
  intentConfidence: 0.5,
  urgency: 0,
  spam: 0,
  contradictsRating: true,
  customer: null,
  case: null,
  disposition: null,
};
const brand: Brand = {
  id: 'acme',
  name: 'Acme Air',
  topics: [
    { id: 'baggage', name: 'Baggage' },
    { id: 'crew', name: 'Cabin and crew' },
    { id: 'app', name: 'App and check-in' },
  ],
};

describe('a choice', () => {
  it('is shown as the server will have it', () => {
    const shown = withChoices(mention, [{ field: 'sentiment', value: 'negative' }], me);
    expect(shown).toMatchObject({
      sentiment: { label: 'negative', score: -0.5, confidence: 1, words: mention.sentiment.words },
      contradictsRating: false,
      corrected: { sentiment: { name: 'Kim', from: 'positive' } },
    });
    expect(withChoices(mention, [{ field: 'sentiment', value: 'positive' }], me)).toMatchObject({
      sentiment: { score: 0.8, confidence: 1 },
      contradictsRating: true,
    });
    expect(withChoices(mention, [], me)).toEqual(mention);
  });

  it('of the same label again wins, of another stands beside it', () => {
    const shown = withChoices(
      mention,
      [
        { field: 'sentiment', value: 'negative' },
        { field: 'topics', value: ['other'] },
        { field: 'intent', value: 'question' },
        { field: 'sentiment', value: 'neutral' },
      ],
      me,
    );
    expect(shown).toMatchObject({
      sentiment: { label: 'neutral', score: 0 },
      topics: [],
      intent: 'question',
      intentConfidence: 1,
    });
    expect(Object.keys(shown.corrected ?? {}).toSorted()).toEqual(['intent', 'sentiment', 'topics']);
  });

  it('is told apart from agreeing and from what somebody said already', () => {
    expect(agrees(mention, { field: 'intent', value: 'praise' })).toBe(true);
    expect(agrees(mention, { field: 'topics', value: ['crew', 'app'] })).toBe(false);
    expect(setAlreadyBy(mention, { field: 'intent', value: 'praise' })).toBeUndefined();
    const shown = withChoices(mention, [{ field: 'intent', value: 'praise' }], me);
    expect(setAlreadyBy(shown, { field: 'intent', value: 'praise' })).toBe('Kim');
    expect(setAlreadyBy(shown, { field: 'intent', value: 'other' })).toBeUndefined();
  });

  it('is said in words', () => {
    const name = (id: string): string => brand.topics.find((topic) => topic.id === id)?.name ?? id;
    expect(choiceWords({ field: 'sentiment', value: 'negative' }, name)).toBe('negative');
    expect(choiceWords({ field: 'topics', value: ['crew'] }, name)).toBe('topic Cabin and crew');
    expect(choiceWords({ field: 'topics', value: ['other'] }, name)).toBe('no topic');
    expect(choiceWords({ field: 'intent', value: 'question' }, name)).toBe('intent question');
  });

  it('is not offered on what is gone, hidden or our own', () => {
    expect(obstacleOf(mention)).toBeUndefined();
    expect(obstacleOf({ ...mention, deletedAt: mention.postedAt })).toMatch(/deleted/u);
    expect(obstacleOf({ ...mention, own: true })).toMatch(/own posts/u);
    expect(obstacleOf({ ...mention, redacted: true })).toMatch(/hidden/u);
  });
});

describe('the picker', () => {
  it('puts first what stands now, and last that none fits', () => {
    const options = optionsOf('topics', mention, brand);
    expect(options.map(({ name }) => name)).toEqual(['Cabin and crew', 'Baggage', 'App and check-in', 'No topic']);
    expect(options[0]).toMatchObject({ confidence: 0.6, choice: { field: 'topics', value: ['crew'] } });
    expect(options.at(-1)).toMatchObject({ choice: { value: ['other'] } });
    expect(optionsOf('intent', mention, brand).map(({ confidence }) => confidence)).toEqual([
      undefined,
      undefined,
      undefined,
      0.5,
      undefined,
      undefined,
    ]);
    expect(optionsOf('topics', mention, undefined)).toHaveLength(1);
  });

  it('narrows by what is typed, names that begin so first', () => {
    const options = optionsOf('topics', mention, brand);
    expect(filterOptions(options, ' A').map(({ name }) => name)).toEqual(['App and check-in', 'Cabin and crew', 'Baggage']);
    expect(filterOptions(options, 'zzz')).toEqual([]);
    expect(filterOptions(options, '')).toEqual(options);
  });
});

it('the keys of sentiment are shortcuts, not while one types or a dialog is open', () => {
  const press = { key: '+', ctrlKey: false, metaKey: false, altKey: false, typing: false, covered: false };
  expect(shortcutOf(press, null).name).toBe('+');
  expect(shortcutOf({ ...press, typing: true }, null).name).toBeUndefined();
  expect(shortcutOf({ ...press, covered: true }, null).name).toBeUndefined();
  expect(shortcutOf({ ...press, ctrlKey: true }, null).name).toBeUndefined();
});

it('a language has a name, and says when it could not be told', () => {
  expect(['en', 'en-GB', 'de', 'nso', 'und', ''].map(languageWords)).toEqual([
    'English',
    'English',
    'German',
    'Northern Sotho',
    'Could not be told',
    'Could not be told',
  ]);
});
