import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedPayloadError } from '../../../../src/ports/connector.ts';
import { parseJson } from '../../../../connectors/x/reading/json.ts';
import { line, read } from './payloads.ts';

const keys = fc.constantFrom(
  'data',
  'includes',
  'errors',
  'meta',
  'id',
  'id_str',
  'text',
  'user',
  'users',
  'event_type',
  'payload',
  'delete',
  'status',
  'entities',
  'urls',
  'url',
  'tweet_create_events',
  'direct_message_events',
  'for_user_id',
  'message_create',
  'action',
  'reason',
  'referenced_tweets',
  'attachments',
  'media_keys',
  'edit_history_post_ids',
  'note_post',
  'title',
  'type',
  'statuses',
  'extended_tweet',
  'retweeted_status',
  'matching_rules',
  '__proto__',
  'earshot',
  'body',
);
const leaf = fc.oneof(
  fc.constantFrom('1', '2085000000000000001', 'post.create', 'dm.received', 'MessageCreate', 'message_create', 'x-lookup', ''),
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double(),
  fc.constant(null),
  fc.boolean(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(keys, tie('tree'), { maxKeys: 6 }),
  ),
}));

describe('reading anything at all', () => {
  it('never throws anything but MalformedPayloadError', () => {
    fc.assert(
      fc.property(fc.oneof(tree, fc.jsonValue()), (payload) => {
        try {
          read(payload);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedPayloadError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('gives every mention an id, an author, a thread and a time, whatever decorates the post', () => {
    fc.assert(
      fc.property(tree, tree, tree, (entities, attachments, includes) => {
        const { mentions } = read(line({ entities, attachments }, includes));
        expect(mentions).toHaveLength(1);
        expect(mentions[0]?.text.isWellFormed()).toBe(true);
        expect(mentions[0]?.author.externalId).toBe('5550001');
      }),
      { numRuns: 1000 },
    );
  });

  it('reads JSON as JSON.parse does, but for long numbers', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        if (!/\d{16}/.test(text.replaceAll(/"(?:[^"\\]|\\.)*"/g, ''))) expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
    expect(
      parseJson('{"a":12345678901234567890,"b":"1234567890123456789012","c":-1234567890123456789,"d":1.2345678901234567}'),
    ).toEqual({
      a: '12345678901234567890',
      b: '1234567890123456789012',
      c: '-1234567890123456789',
      d: 1.2345678901234567,
    });
  });
});
