import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../src/domain/index.ts';
import { gatherEvidence } from '../../../src/understand/evidence.ts';
import { createLibrary } from '../../../src/understand/knowledge.ts';
import { readText } from '../../../src/understand/text.ts';
import { textUrgency, urgencyTerms, type UrgencyEvidence } from '../../../src/understand/urgency.ts';

const library = createLibrary();
const none = { id: 'none', name: 'None', topics: [] };
const unhappy: Sentiment = { label: 'negative', score: -0.6, confidence: 0.8, words: [] };

function urgencyOf(text: string, more: Partial<UrgencyEvidence> = {}) {
  const form = readText(text, library.isKnown);
  const { signals, findings } = gatherEvidence(form, { taxonomy: none, lang: 'en', library });
  const found = textUrgency({ form, signals, sentiment: unhappy, followers: null, ...more });
  return { ...found, terms: urgencyTerms(found.urgencyReasons, { form, findings }) };
}

describe('urgency', () => {
  it('shows for each reason the words that gave it, as they were written', () => {
    const { terms } = urgencyOf("My Grandmother needs her INSULIN, I'm calling my Lawyer. Third email!");
    expect(terms).toEqual([
      { reason: 'vulnerable-person', phrases: ['Grandmother', 'INSULIN'] },
      { reason: 'legal-threat', phrases: ['Lawyer'] },
      { reason: 'repeat-contact', phrases: ['Third email'] },
    ]);
  });

  it('shows the longest of phrases that lie within one another, once', () => {
    const [term] = urgencyOf('smoke in the cabin, smoke in the galley').terms;
    expect(term).toEqual({ reason: 'safety', phrases: ['smoke in', 'smoke in'] });
  });

  it('shows what was shouted', () => {
    expect(urgencyOf('WHERE IS MY BAG now').terms).toContainEqual({ reason: 'shouting', phrases: ['WHERE', 'IS', 'MY', 'BAG'] });
  });

  it('rises with the third contact that nobody answered, not with the second', () => {
    const text = 'where is my bag';
    const [first, second, third] = [0, 1, 2].map((unanswered) => urgencyOf(text, { unanswered }));
    expect(second?.urgency).toBe(first?.urgency);
    expect(third?.urgency).toBeGreaterThan(second?.urgency ?? 1);
    expect(third?.terms).toContainEqual({ reason: 'unanswered', phrases: [] });
  });

  it('rises with a voice that carries, tenfold by tenfold', () => {
    const by = (followers: number): number => urgencyOf('where is my bag', { followers }).urgency;
    expect(by(9_999)).toBe(by(0));
    expect(by(99_999)).toBe(by(10_000));
    expect([by(0), by(10_000), by(100_000), by(1_000_000)]).toEqual(
      [by(0), by(10_000), by(100_000), by(1_000_000)].toSorted((a, b) => a - b),
    );
    expect(new Set([by(0), by(10_000), by(100_000), by(1_000_000)]).size).toBe(4);
  });
});
