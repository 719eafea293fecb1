import { z } from 'zod';
import type { Connector, ConnectorContext, Page } from '../../src/ports/connector.ts';
import { cannotReply } from '../kit/capability.ts';
import { getIfChanged, validatorsShape } from '../kit/conditional-get.ts';
import { decodeXml } from '../kit/decode.ts';
import { readFeed } from '../kit/feed.ts';
import { withoutSeen } from '../kit/seen.ts';
import { flatSettings } from '../kit/settings.ts';
import { matchesTerms } from '../kit/text.ts';
import { normalise } from './normalise.ts';

const settingsSchema = flatSettings(z.strictObject({ url: z.url({ protocol: /^https?$/ }) }));
type RssSettings = z.infer<typeof settingsSchema>;

const cursorShape = z
  .object({ validators: validatorsShape, seen: z.array(z.string()) })
  .catch({ validators: { etag: null, modified: null }, seen: [] });

/** The items that name the brand and are new or changed, one payload each; nothing when the feed is unchanged. */
async function* poll(context: ConnectorContext<RssSettings>, cursor: unknown): AsyncGenerator<Page> {
  const { url } = context.settings;
  const before = cursorShape.parse(cursor);
  const answer = await getIfChanged(context, url, before.validators);
  if (answer === undefined) return;
  const { head, items } = readFeed(decodeXml(answer.response.bytes, answer.response.headers['content-type']), url);
  const wanted = items.filter((item) => matchesTerms(item.text, context.listenFor));
  const { fresh, seen } = withoutSeen(wanted, before.seen, (item) => item.id);
  const fetchedAt = new Date(context.clock.now()).toISOString();
  const payloads = fresh.map(({ item, isChanged }) => ({ head, fetchedAt, changedAt: isChanged ? fetchedAt : null, item }));
  yield { payloads, cursor: { validators: answer.validators, seen } };
}

/** News, blogs and forums: any RSS or Atom feed. */
export const rssConnector: Connector<RssSettings> = {
  manifest: {
    id: 'rss',
    label: 'RSS or Atom feed',
    kinds: ['post'],
    apiBaseUrl: null,
    poll: { cron: '*/15 * * * *', lookBackMs: 0 },
    compliance: { deletions: 'none' },
  },
  settingsSchema,
  normalise,
  poll,
  capability: () => cannotReply('no replies: a feed cannot be answered; open the page'),
};
