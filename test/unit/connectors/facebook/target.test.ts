import { describe, expect, it } from 'vitest';
import { answeredThing, commentId, messageTo } from '../../../../connectors/facebook/sending/target.ts';
import type { Mention } from '../../../../src/domain/index.ts';
import { RemedyError } from '../../../../src/ports/remedy.ts';
import { makeMention, NOON } from '../../../factories.ts';

const HOUR = 3_600_000;
const said = (over: Partial<Mention>): Mention =>
  makeMention({ network: 'facebook', externalId: '42_1', threadId: '1000_42', postedAt: new Date(NOON).toISOString(), ...over });

function refusalOf(call: () => unknown): RemedyError | undefined {
  try {
    call();
  } catch (error) {
    if (error instanceof RemedyError) return error;
  }
  return undefined;
}

describe('where an answer goes', () => {
  it.each([
    ['a comment', { kind: 'comment' as const }, '42_1'],
    ['an answer to a comment', { kind: 'reply' as const, externalId: '42_7', inReplyTo: '42_1' }, '42_1'],
    ['a post', { kind: 'post' as const, externalId: '1000_42' }, '1000_42'],
    ['a recommendation', { kind: 'review' as const, externalId: '900', threadId: '900' }, '900'],
  ])('%s', (_what, over, thing) => {
    expect(answeredThing(said(over))).toBe(thing);
  });

  it.each([
    ['a message in public', () => answeredThing(said({ kind: 'message' }))],
    ['a recommendation without a story', () => answeredThing(said({ kind: 'review', externalId: 'review:5' }))],
    ['a recommendation in private', () => messageTo(said({ kind: 'review' }), NOON)],
    [
      'a message of somebody unknown',
      () => messageTo(said({ kind: 'message', author: { ...said({}).author, externalId: 'unknown:1' } }), NOON),
    ],
    ['a message of a week ago', () => messageTo(said({ kind: 'message' }), NOON + 168 * HOUR)],
  ])('nowhere for %s, and nothing is sent', (_what, call) => {
    expect(refusalOf(call)).toMatchObject({ remedy: 'give-up', notDone: true });
  });

  it('by which right a message goes', () => {
    const message = said({ kind: 'message' });
    expect(messageTo(message, NOON + 23 * HOUR)).toEqual({ recipient: { id: 'jo' }, messaging_type: 'RESPONSE' });
    expect(messageTo(message, NOON + 24 * HOUR)).toEqual({
      recipient: { id: 'jo' },
      messaging_type: 'MESSAGE_TAG',
      tag: 'HUMAN_AGENT',
    });
    expect(messageTo(said({ kind: 'comment' }), NOON)).toEqual({ recipient: { comment_id: '42_1' }, messaging_type: 'RESPONSE' });
    expect(messageTo(said({ kind: 'post', externalId: '1000_42' }), NOON)).toMatchObject({ recipient: { post_id: '1000_42' } });
  });

  it('and how its id is written', () => {
    expect(commentId('42_9', said({}))).toBe('42_9');
    expect(commentId('9', said({}))).toBe('42_9');
    expect(commentId('9', said({ kind: 'review', externalId: '900', threadId: '900' }))).toBe('900_9');
  });
});
