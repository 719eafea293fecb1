import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brandSchema, ownTopicSchema } from '../../../../src/domain/index.ts';
import { topicFromPhrase } from '../../../../src/insights/trends/topic-from-phrase.ts';

describe('a topic made of a phrase', () => {
  it('has an id, a name, the phrase as its word and the examples', () => {
    expect(topicFromPhrase('#Tag Scänner', ['The tag scanner is dead', 'The tag scanner is dead', ' '])).toEqual({
      id: 'tag-scanner',
      name: 'Tag scänner',
      words: ['tag scänner'],
      examples: ['The tag scanner is dead'],
    });
  });
  it('has an id of its own where no Latin letter is, and never that of what fits no topic', () => {
    expect(topicFromPhrase('метеорит', []).id).toMatch(/^phrase-[a-z0-9]+$/);
    expect(topicFromPhrase('other', []).id).toMatch(/^phrase-/);
  });
  it('is taken by a brand, whatever was said', () => {
    const phrase = fc.stringMatching(/^\p{L}[\p{L}\p{N} #]{1,120}\p{L}$/u);
    fc.assert(
      fc.property(phrase, fc.array(fc.string({ maxLength: 1200 }), { maxLength: 60 }), (said, examples) => {
        const topic = topicFromPhrase(said, examples);
        expect(ownTopicSchema.parse(topic)).toEqual(topic);
        expect(brandSchema.safeParse({ id: 'acme', name: 'Acme', topics: [topic] }).success).toBe(true);
      }),
    );
  });
});
