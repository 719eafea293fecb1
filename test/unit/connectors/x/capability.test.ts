import { describe, expect, it } from 'vitest';
import { capability } from '../../../../connectors/x/capability.ts';
import type { Mention } from '../../../../src/domain/index.ts';
import { line, readOne } from './payloads.ts';

function stored(overrides: Partial<Mention>): Mention {
  return {
    ...readOne(line()),
    id: 'm',
    brand: 'acme',
    connection: 'acme-x',
    lang: 'en',
    topics: [],
    intent: 'complaint',
    urgency: 0,
    urgencyReasons: [],
    spam: 0,
    langConfidence: 1,
    intentConfidence: 1,
    contradictsRating: false,
    labelsVersion: 'test-1',
    copies: 0,
    corrected: {},
    langHint: null,
    sentiment: { label: 'negative', score: -1, confidence: 1, words: [] },
    media: [],
    receivedAt: '2026-11-02T08:00:00.000Z',
    deletedAt: null,
    revisions: [],
    customer: null,
    case: null,
    disposition: null,
    batch: 'b',
    ...overrides,
  };
}

describe('whether X lets us answer', () => {
  it.each([
    ['a post that mentions an account', { text: 'hey @acmeair, my bag' }, true, 280],
    ['a post that quotes one', { text: 'look https://x.com/acmeair/status/123' }, true, 280],
    ['a direct message', { text: 'my bag', kind: 'message' as const, visibility: 'private' as const }, true, 10_000],
    ['a post that names nobody', { text: 'acme air lost my bag, mail me at jo@acme.test' }, false, null],
    ['a deleted post', { text: '@acmeair', deletedAt: '2026-11-02T08:00:00.000Z' }, false, null],
    ['our own post', { text: '@jo hello', own: true }, false, null],
  ])('is told for %s', (_what, overrides, canReply, maxLength) => {
    expect(capability(stored(overrides))).toMatchObject({ canReply, maxLength, deadlineAt: null });
  });
});
