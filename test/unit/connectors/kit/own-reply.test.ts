import { describe, expect, it } from 'vitest';
import { assertPublicReply } from '../../../../connectors/kit/outgoing.ts';
import { answeredReview, ownReply, replyIdOf } from '../../../../connectors/kit/own-reply.ts';
import type { OutgoingReply } from '../../../../src/ports/connector.ts';
import { makeMention, NOON } from '../../../factories.ts';

describe('our answer inside a review', () => {
  it('has an id of which the review can be told', () => {
    expect(answeredReview(replyIdOf('a:b'))).toBe('a:b');
    expect(answeredReview('a:b')).toBeUndefined();
    expect(answeredReview(':reply')).toBeUndefined();
  });

  it('is ours, in public, in the conversation of the review', () => {
    const parts = { network: 'trustpilot', review: 'a1', url: null, account: 'u1', text: 'Sorry\u0000' } as const;
    const times = { postedAt: '2026-10-01T00:00:00.000Z', editedAt: '2026-10-01T00:00:00.000Z' };
    expect(ownReply({ ...parts, ...times })).toMatchObject({
      externalId: 'a1:reply',
      threadId: 'a1',
      inReplyTo: 'a1',
      author: { externalId: 'own:u1' },
      text: 'Sorry',
      own: true,
      visibility: 'public',
      editedAt: null,
    });
    expect(ownReply({ ...parts, ...times, editedAt: '2026-10-02T00:00:00.000Z' }).editedAt).toBe('2026-10-02T00:00:00.000Z');
  });
});

describe('a reply that a review site would refuse or change', () => {
  const base: OutgoingReply = { id: 'r', mention: makeMention(), text: 'Hello', visibility: 'public', triedAt: NOON };

  it.each([
    ['too-long', { text: '123456' }],
    ['empty', { text: ' \n ' }],
    ['not-private', { visibility: 'private' as const }],
  ])('never leaves: %s', (code, over) => {
    const rules = { network: 'The site', maxLength: 5 };
    expect(() => assertPublicReply({ ...base, ...over }, rules)).toThrow(
      expect.objectContaining({ code, remedy: 'give-up', notDone: true }),
    );
    expect(() => assertPublicReply(base, rules)).not.toThrow();
    expect(() => assertPublicReply({ ...base, text: 'x'.repeat(10_000) }, { ...rules, maxLength: null })).not.toThrow();
  });
});
