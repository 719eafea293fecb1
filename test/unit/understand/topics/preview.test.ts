import { describe, expect, it } from 'vitest';
import { ownTopicSchema, type Taxonomy } from '../../../../src/domain/index.ts';
import { createLibrary } from '../../../../src/understand/knowledge.ts';
import { previewTopic } from '../../../../src/understand/topics/preview.ts';

const library = createLibrary();
const taxonomy: Taxonomy = { id: 't', name: 'T', topics: [{ id: 'delays', name: 'Delays', words: { en: ['late'] } }] };
const pets = ownTopicSchema.parse({ id: 'pets', name: 'Pets', words: ['dog', 'pet carrier'] });
const text = (id: string, words: string, topics: { id: string; confidence: number }[] = []) => ({
  id,
  text: words,
  lang: 'en',
  topics,
});

describe('a preview of a topic', () => {
  it('counts what it would find, shows the surest with their words, and says which topics they come from', () => {
    const preview = previewTopic(pets, { taxonomy, library });
    preview.look([
      text('a', 'can my dogs fly in the pet carrier', [{ id: 'delays', confidence: 0.6 }]),
      text('b', 'my dog was left behind'),
    ]);
    preview.look([text('c', 'the flight is late and my dog is tired', [{ id: 'delays', confidence: 0.9 }]), text('d', 'hello')]);
    expect(preview.result()).toMatchObject({ scanned: 4, matched: 3, movedFrom: { delays: 1, other: 1 } });
    expect(preview.result().sample.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(preview.result().sample[0]?.words).toEqual(['dogs', 'pet carrier']);
  });

  it('shows no more than twenty', () => {
    const preview = previewTopic(pets, { taxonomy, library });
    preview.look(Array.from({ length: 50 }, (_none, at) => text(`m${at}`, 'my dog')));
    expect(preview.result()).toMatchObject({ scanned: 50, matched: 50 });
    expect(preview.result().sample).toHaveLength(20);
  });
});

describe('a topic of a brand', () => {
  it.each([
    ['neither words nor examples', { id: 'pets', name: 'Pets' }],
    ['the id of no topic', { id: 'other', name: 'Other', words: ['dog'] }],
    ['an id with blanks', { id: 'my pets', name: 'Pets', words: ['dog'] }],
    ['a letter for a word', { id: 'pets', name: 'Pets', words: ['d'] }],
    ['more than it may have', { id: 'pets', name: 'Pets', words: Array.from({ length: 51 }, (_none, at) => `word${at}`) }],
  ])('with %s is refused', (_what, topic) => {
    expect(ownTopicSchema.safeParse(topic).success).toBe(false);
  });
});
