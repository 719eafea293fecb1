import { describe, expect, it } from 'vitest';
import { triage, type TriageSubject } from '../../../src/cases/triage.ts';
import type { Rule } from '../../../src/domain/index.ts';
import { makeLabels } from '../../factories.ts';

const subject = (over: Partial<TriageSubject> = {}): TriageSubject => ({
  brand: 'acme',
  network: 'x',
  kind: 'post',
  visibility: 'public',
  text: 'My bag never arrived',
  rating: null,
  followers: 10,
  verified: false,
  own: false,
  labels: makeLabels(),
  ...over,
});
const neutral = { label: 'neutral', score: 0, confidence: 0.5, words: [] } as const;
const positive = { label: 'positive', score: 0.7, confidence: 0.9, words: [] } as const;
const rule = (over: Partial<Rule>): Rule => ({ name: 'mine', when: {}, then: { action: 'case' }, ...over });

describe('triage by the built-in rules', () => {
  it.each<[string, Partial<TriageSubject>, string, string]>([
    ['a complaint opens a case', {}, 'case', 'rule: complaint opens a case'],
    [
      'a question opens a case',
      { labels: makeLabels({ intent: 'question', sentiment: { ...neutral, words: [] } }) },
      'case',
      'rule: question opens a case',
    ],
    [
      'praise needs nothing',
      { labels: makeLabels({ intent: 'praise', sentiment: { ...positive, words: [] } }) },
      'no-action',
      'praise',
    ],
    ['spam needs nothing, however angry', { labels: makeLabels({ spam: 0.9 }) }, 'no-action', 'spam'],
    [
      'negative words without a clear intent open a case',
      { labels: makeLabels({ intent: 'other' }) },
      'case',
      'rule: negative sentiment opens a case',
    ],
    [
      'one star opens a case',
      { kind: 'review', rating: 1, labels: makeLabels({ intent: 'other', sentiment: { ...neutral, words: [] } }) },
      'case',
      'rule: low rating opens a case',
    ],
    [
      'a private message always opens a case',
      { visibility: 'private', labels: makeLabels({ intent: 'other', sentiment: { ...neutral, words: [] } }) },
      'case',
      'rule: private message opens a case',
    ],
    [
      'small talk needs nothing',
      { labels: makeLabels({ intent: 'other', sentiment: { ...neutral, words: [] } }) },
      'no-action',
      'nothing to answer',
    ],
    ['our own post is never a case', { own: true }, 'no-action', 'own-post'],
  ])('%s', (_, over, action, reason) => {
    expect(triage(subject(over), [])).toMatchObject({ action, reason });
  });

  it('files under other what fits no topic, and never forces it into one', () => {
    expect(triage(subject({ labels: makeLabels({ topics: [] }) }), [])).toMatchObject({ topic: 'other' });
  });
});

describe('triage by configured rules', () => {
  it('lets the first match win', () => {
    const rules = [
      rule({ name: 'first', when: { topic: ['baggage'] }, then: { action: 'case', queue: 'bags', priority: 'urgent' } }),
      rule({ name: 'second', then: { action: 'no-action' } }),
    ];
    expect(triage(subject(), rules)).toEqual({
      action: 'case',
      reason: 'rule: first',
      topic: 'baggage',
      queue: 'bags',
      priority: 'urgent',
    });
  });

  it.each<[Rule['when'], boolean]>([
    [{ sentiment: 'negative', topic: ['safety', 'baggage'] }, true],
    [{ sentiment: ['neutral', 'positive'] }, false],
    [{ network: 'facebook' }, false],
    [{ minUrgency: 0.4 }, true],
    [{ minUrgency: 0.41 }, false],
    [{ minFollowers: 11 }, false],
    [{ text: 'NEVER arrived' }, true],
    [{ maxRating: 2 }, false],
    [{ verified: false, lang: ['en', 'de'] }, true],
  ])('matches %j: %s', (when, expected) => {
    expect(triage(subject(), [rule({ when, then: { action: 'no-action' } })]).reason === 'rule: mine').toBe(expected);
  });
});
