import { z } from 'zod';
import { stableId } from '../../src/domain/index.ts';
import { MalformedPayloadError } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { parseInstant } from './instant.ts';
import { instantShape, languageShape, nameShape, optional, readShape, textShape, urlShape } from './shape.ts';
import { clip, htmlToText, joinTitle } from './text.ts';
import { attribute, children, childText, parseXml, type XmlElement } from './xml.ts';

const MAX_ID = 512;
const time = optional(instantShape('Z'));

/** One item of a feed, whichever form it had; what is missing is null, texts are plain, times ISO 8601 in UTC. */
export const feedItemShape = z.object({
  /** `guid`, `atom:id` or `rdf:about`, else the link, else a hash of what it says. */
  id: z.string().min(1).max(MAX_ID),
  link: urlShape,
  /** Title and text with an empty line between. */
  text: textShape,
  author: nameShape,
  publishedAt: time,
  updatedAt: time,
});
export type FeedItem = z.infer<typeof feedItemShape>;

/** What a feed says of itself: the page it belongs to, its language, when it was made. */
export const feedHeadShape = z.object({ link: urlShape, lang: languageShape, builtAt: time });
export interface Feed {
  readonly head: z.infer<typeof feedHeadShape>;
  readonly items: readonly FeedItem[];
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function linkOf(element: XmlElement, base: string | null): string | null {
  const links = children(element, 'link');
  const chosen = links.find((link) => ['', 'alternate'].includes(attribute(link, 'rel'))) ?? links[0];
  const href = attribute(chosen, 'href') || childText(element, 'link');
  if (href === '' || !URL.canParse(href, base ?? undefined)) return null;
  const { href: whole, protocol } = new URL(href, base ?? undefined);
  return protocol === 'http:' || protocol === 'https:' ? whole : null;
}

function timeOf(element: XmlElement, ...names: readonly string[]): string | null {
  return names.map((name) => parseInstant(childText(element, name), 'Z')).find((time) => time !== undefined) ?? null;
}

function toItem(element: XmlElement, base: string | null): FeedItem {
  const author = children(element, 'author')[0];
  const link = linkOf(element, base);
  const content = childText(element, 'content:encoded', 'content', 'description', 'summary');
  const text = joinTitle(htmlToText(childText(element, 'title')), htmlToText(content));
  const publishedAt = timeOf(element, 'published', 'pubDate', 'dc:date', 'updated');
  const given = childText(element, 'guid', 'id') || attribute(element, 'rdf:about') || (link ?? '');
  return {
    id: given === '' || given.length > MAX_ID ? stableId('feed-item', given, text, publishedAt ?? '') : given,
    link,
    text,
    author: orNull(clip(childText(author, 'name') || childText(element, 'dc:creator', 'author', 'itunes:author'), MAX_ID)),
    publishedAt,
    updatedAt: timeOf(element, 'updated'),
  };
}

/**
 * Reads RSS 2.0, RSS 1.0 or Atom. Links are made whole against the feed's own page, or against `address` where it names
 * none. Throws {@link MalformedPayloadError} when the text is no feed, such as an HTML page.
 */
export function parseFeed(xml: string, address: string | null = null): Feed {
  const root = parseXml(xml);
  const rdf = children(root, 'rdf:RDF')[0];
  const channel = children(children(root, 'rss')[0] ?? rdf, 'channel')[0];
  const head = children(root, 'feed')[0] ?? channel;
  if (head === undefined) throw new MalformedPayloadError('This XML is no feed: neither RSS nor Atom');
  const link = linkOf(head, address);
  const elements = [...children(head, 'entry'), ...children(channel, 'item'), ...children(rdf, 'item')];
  const lang = orNull(childText(head, 'language', 'dc:language') || attribute(head, 'xml:lang'));
  return {
    head: {
      link: link ?? address,
      lang: readShape(languageShape, lang),
      builtAt: timeOf(head, 'updated', 'lastBuildDate', 'pubDate', 'dc:date'),
    },
    items: elements.map((element) => toItem(element, link ?? address)),
  };
}

/** As {@link parseFeed}, for an answer of a site: a page of HTML under status 200 is its passing fault, not an empty feed. */
export function readFeed(xml: string, url: string): Feed {
  try {
    return parseFeed(xml, url);
  } catch (error) {
    if (!(error instanceof MalformedPayloadError)) throw error;
    const message = `${new URL(url).host} answered with something that is no feed; check the address if this stays so`;
    throw new RemedyError({ remedy: 'retry', code: 'not-a-feed', message, cause: error });
  }
}
