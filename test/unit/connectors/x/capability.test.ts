import { describe, expect, it } from 'vitest';
import { capability } from '../../../../connectors/x/capability.ts';
import type { Mention } from '../../../../src/domain/index.ts';
import { line, readOne } from './payloads.ts';

const ours = { ownAccounts: new Set(['acmeair', '7700']) };

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
    voices: [],
    labelsVersion: 'test-1',
    copies: 0,
    corrected: {},
    langHint: null,
    country: null,
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
    ['a post that mentions us', { text: 'hey @AcmeAir, my bag' }, true, 280],
    ['a post that quotes us', { text: 'look https://x.com/acmeair/status/123' }, true, 280],
    ['a post that quotes somebody by a link without a name', { text: 'look https://x.com/i/web/status/123' }, true, 280],
    ['a direct message', { text: 'my bag', kind: 'message' as const, visibility: 'private' as const }, true, 10_000],
    ['a post that names nobody', { text: 'acme air lost my bag, mail me at jo@acmeair.test' }, false, null],
    ['a post that mentions another account', { text: '@otherair do better than acme air' }, false, null],
    ['a post that quotes another account', { text: 'look https://twitter.com/otherair/status/123' }, false, null],
    ['a deleted post', { text: '@acmeair', deletedAt: '2026-11-02T08:00:00.000Z' }, false, null],
    ['our own post', { text: '@jo hello @acmeair', own: true }, false, null],
  ])('is told for %s', (_what, overrides, canReply, maxLength) => {
    expect(capability(stored(overrides), 0, ours)).toMatchObject({ canReply, maxLength, deadlineAt: null });
  });

  it.each([undefined, { ownAccounts: new Set<string>() }, { ownAccounts: new Set(['7700000']) }])(
    'counts any account as ours where none of our handles is known (%j)',
    (context) => {
      expect(capability(stored({ text: 'hey @otherair' }), 0, context)).toMatchObject({ canReply: true });
      expect(capability(stored({ text: 'hey' }), 0, context)).toMatchObject({ canReply: false });
    },
  );

  it('offers a direct message to the author of every post, whether or not it can be answered in public', () => {
    const privately = { canReply: true, maxLength: 10_000, deadlineAt: null };
    expect(capability(stored({ text: '@acmeair' }), 0, ours)).toMatchObject({ canReply: true, privately });
    expect(capability(stored({ text: 'acme air' }), 0, ours)).toMatchObject({ canReply: false, privately });
  });

  it('offers none to strangers, and nothing beside it for a direct message', () => {
    const stranger = { externalId: 'unknown:1', handle: null, name: null, followers: null, verified: null };
    const message = { kind: 'message' as const, visibility: 'private' as const };
    expect(capability(stored({ text: '@acmeair', author: stranger }), 0, ours)).toMatchObject({
      canReply: true,
      privately: { canReply: false },
    });
    expect(capability(stored({ ...message, author: stranger }), 0, ours)).toMatchObject({ canReply: false });
    expect(capability(stored(message), 0, ours).privately).toBeUndefined();
  });
});
