import { z } from 'zod';
import type { NormaliseContext, Normalised } from '../../src/ports/connector.ts';
import { feedHeadShape, feedItemShape, parseFeed, type Feed, type FeedItem } from '../kit/feed.ts';
import { combine, ofIgnored, ofMention, postMention } from '../kit/normalised.ts';
import { asRecord, instantShape, optional, readShape } from '../kit/shape.ts';

const time = optional(instantShape('Z'));
const timesShape = z.object({ fetchedAt: time, changedAt: time });

function readItem(item: FeedItem, head: Feed['head'], times: z.infer<typeof timesShape>, context: NormaliseContext): Normalised {
  if (item.text === '') return ofIgnored('no-text', item.id);
  const postedAt = item.publishedAt ?? times.fetchedAt ?? head.builtAt ?? new Date(0).toISOString();
  const changedAt = times.changedAt ?? item.updatedAt;
  const home = item.link ?? head.link;
  const host = home === null ? 'feed' : new URL(home).host;
  const mention = postMention(
    {
      network: 'rss',
      externalId: item.id,
      url: item.link,
      authorId: item.author === null ? host : `${host}/${item.author}`.slice(0, 512),
      authorName: item.author,
      text: item.text,
      lang: head.lang,
      postedAt,
      editedAt: changedAt !== null && changedAt > postedAt ? changedAt : null,
    },
    context,
  );
  return ofMention(mention);
}

/** Reads a whole feed (a string of XML, or `{xml, fetchedAt?}`) or the connector's envelope `{head, fetchedAt, changedAt, item}`. */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  const body = typeof payload === 'string' ? { xml: payload } : asRecord(payload);
  const times = readShape(timesShape, body);
  if ('item' in body) {
    const { head, item } = readShape(z.object({ head: feedHeadShape, item: feedItemShape }), body);
    return readItem(item, head, times, context);
  }
  const { head, items } = parseFeed(readShape(z.object({ xml: z.string() }), body).xml);
  return combine(items.map((item) => readItem(item, head, times, context)));
}
