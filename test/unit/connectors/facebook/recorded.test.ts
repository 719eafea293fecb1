import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../../connectors/facebook/index.ts';
import { parseJson } from '../../../../connectors/kit/json.ts';
import type { Normalised } from '../../../../src/ports/connector.ts';
import { sharedFixture } from '../../../fixtures.ts';

const root = sharedFixture('facebook');

/** What every recorded payload must come to: kinds of mentions (`own` before those of the page), ids removed, reasons. */
const outcomes: readonly (readonly [pattern: RegExp, outcome: string])[] = [
  [/\/(errors|usage-headers)\.json$/, 'no payload'],
  [/\/error\.json$|exampleErrorNew|oauthExampleError/, 'malformed'],
  [/comments_p1\.json$/, 'comment comment comment comment comment reply reply reply comment reply'],
  [/comments_p2\.json$/, 'comment reply comment comment comment'],
  [/comment_info\.json$|create_resp\.json$|comment_canHide\.json$/, 'comment'],
  [/comments_info\.json$/, 'comment comment'],
  [/cvs_info\.json$|comment-messagetags\.json$|page-with-ratings\.json$/, 'ignored:no-content'],
  [/cvses_info\.json$/, 'ignored:no-content ignored:no-content'],
  [/feed_fields_p2\.json$/, 'post post post post post'],
  [/message_info\.json$/, 'message'],
  [/messages_info\.json$|graph-restfb\/conversation\.json$/, 'message message'],
  [/comment-permalink\.json$/, 'ignored:no-time'],
  [/post-with-comment\.json$/, 'comment'],
  [/post-with-normal-comments\.json$/, 'comment post'],
  [/feed-comment-photo\.value-only\.json$|recorded-2024\/feed-comment-add\.json$/, 'comment'],
  [/feed-reply-add-by-page-itself\.json$/, 'own:reply'],
  [/(feed-comment|feed-post|feed-share|feed-video)-hide/, 'ignored:hidden'],
  [/feed-(comment|share|status)-unhide/, 'ignored:unhidden'],
  [/feed-video-block/, 'ignored:blocked'],
  [/(feed-(comment|post|photo|video)|ratings-comment)-remove|isdeleted/, 'removed'],
  [/-(like|reaction)-/, 'ignored:reaction'],
  [/feed-(album|event)-add/, 'ignored:no-content'],
  [/feed-comment-(add|edited)/, 'own:comment'],
  [/feed-post-(add-25|edit)\.json$/, 'post'],
  [/feed-(post|photo|share|status|video)-(add|edited)/, 'own:post'],
  [/mention-post-add/, 'post'],
  [/ratings-comment-add/, 'comment'],
  [/ratings-rating-add/, 'review'],
  [/echo-video/, 'own:message'],
  [/(messaging|messenger)-delivery/, 'ignored:delivery'],
  [/(messaging|messenger)-read/, 'ignored:read'],
  [/messaging-accountlinking/, 'ignored:account-linking'],
  [/messaging-optin/, 'ignored:optin'],
  [/messaging-postback/, 'ignored:postback'],
  [/messaging-policy/, 'ignored:policy-enforcement'],
  [/messaging-pass-thread-control/, 'ignored:thread-control'],
  [/(messaging|messenger)-(message|airline|button)/, 'message'],
  [/permission-granted/, 'ignored:permissions-change'],
  [/unknown-change-value/, 'ignored:unknown-field'],
  [/\/user-/, 'ignored:not-a-page'],
];

function outcomeOf({ mentions, removed, ignored }: Normalised): string {
  return [
    ...mentions.map(({ kind, own }) => (own ? `own:${kind}` : kind)),
    ...removed.map(() => 'removed'),
    ...ignored.map(({ reason }) => `ignored:${reason}`),
  ].join(' ');
}

function normaliseFile(path: string): string {
  const payload = parseJson(readFileSync(path, 'utf8'));
  try {
    return outcomeOf(facebookConnector.normalise(payload, { ownAccounts: new Set() }));
  } catch (error) {
    expect(error).toMatchObject({ code: 'malformed-payload' });
    return 'malformed';
  }
}

const files =
  root === undefined ? [] : readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

describe.runIf(root !== undefined)('every recorded payload', () => {
  it('is there', () => {
    expect(files.length).toBeGreaterThan(130);
  });

  it.each(files)('%s', (name) => {
    const path = `${root}/${name}`;
    const expected = outcomes.find(([pattern]) => pattern.test(path))?.[1];
    expect(expected, 'an expected outcome').toBeDefined();
    if (expected !== 'no payload') expect(normaliseFile(path)).toBe(expected);
  });

  it.each(files.filter((name) => /webhooks-restfb\/feed-(comment|status|share)-(add|edited)/.test(name)))(
    '%s: text, author, thread and time are those of the payload',
    (name) => {
      const payload = parseJson(readFileSync(`${root}/${name}`, 'utf8')) as {
        entry: { changes: { value: Record<string, unknown> }[] }[];
      };
      const value = payload.entry[0]?.changes[0]?.value ?? {};
      const [mention] = facebookConnector.normalise(payload, { ownAccounts: new Set() }).mentions;
      const from = value['from'] as { id?: string } | undefined;
      expect(mention?.text).toBe(value['message'] ?? '');
      expect(mention?.author.externalId).toBe(String(from?.id ?? value['sender_id']));
      expect(mention?.threadId).toBe(value['post_id']);
      expect(Date.parse(mention?.postedAt ?? '')).toBe(Number(value['created_time']) * 1000);
    },
  );

  it.each(files.filter((name) => /(messaging|messenger)-message-(nlp|basic|text)/.test(name)))(
    '%s: text, person and time are those of the payload',
    (name) => {
      const payload = parseJson(readFileSync(`${root}/${name}`, 'utf8')) as {
        entry: { messaging: { sender: { id: unknown }; timestamp: number; message: { mid: string; text: string } }[] }[];
      };
      const event = payload.entry[0]?.messaging[0];
      const [mention] = facebookConnector.normalise(payload, { ownAccounts: new Set() }).mentions;
      expect(mention).toMatchObject({
        externalId: event?.message.mid,
        text: event?.message.text,
        author: { externalId: String(event?.sender.id) },
        threadId: `t:${String(event?.sender.id)}`,
        postedAt: new Date(event?.timestamp ?? 0).toISOString(),
        visibility: 'private',
      });
    },
  );
});
