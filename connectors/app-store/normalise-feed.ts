import type { NormaliseContext, Normalised } from '../../src/ports/connector.ts';
import { parseInstant } from '../kit/instant.ts';
import { combine, eachEntry, ofIgnored } from '../kit/normalised.ts';
import { asRecord } from '../kit/shape.ts';
import { attribute, children, childText, type XmlElement } from '../kit/xml.ts';
import { toMention, type Surroundings } from './review.ts';

/** Deeper than any of Apple's entries goes. */
const MAX_DEPTH = 5;

/** Apple's JSON writes an element as `{label, attributes: {...}}`; this reads it as the XML form has it. */
function labelled(value: unknown, depth = 0): XmlElement {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return {};
  const element = asRecord(value);
  const attributes = element['attributes'];
  const own = typeof attributes === 'object' && attributes !== null ? Object.entries(asRecord(attributes)) : [];
  const inner = Object.entries(element).filter(([name]) => name !== 'attributes' && name !== 'label');
  return {
    ...(typeof element['label'] === 'string' ? { '#text': element['label'] } : {}),
    ...Object.fromEntries(own.map(([name, text]) => [`@${name}`, text])),
    ...Object.fromEntries(
      inner.map(([name, child]) => [
        name,
        Array.isArray(child) ? child.map((one) => labelled(one, depth + 1)) : labelled(child, depth + 1),
      ]),
    ),
  };
}

function textOrNull(entry: XmlElement, name: string): string | null {
  const text = childText(entry, name);
  return text === '' ? null : text;
}

/** One `entry` of the XML form. The app itself, which some feeds put first, has no rating. */
export function readXmlEntry(entry: XmlElement, path: string, around: Surroundings, context: NormaliseContext): Normalised {
  const id = childText(entry, 'id');
  if (
    childText(entry, 'im:rating') === '' &&
    (children(entry, 'im:name').length > 0 || children(entry, 'im:artist').length > 0)
  ) {
    return ofIgnored('app-entry');
  }
  const author = children(entry, 'author')[0];
  const plain = children(entry, 'content').find((content) => attribute(content, 'type') !== 'html');
  const updated = childText(entry, 'updated');
  return toMention(
    {
      id,
      title: textOrNull(entry, 'title'),
      body: plain === undefined ? null : childText({ content: plain }, 'content'),
      rating: textOrNull(entry, 'im:rating'),
      ...(updated === '' ? {} : { at: updated }),
      authorId: /\/id(\d+)/.exec(childText(author, 'uri'))?.[1] ?? null,
      authorName: textOrNull(author ?? {}, 'name'),
      link: attribute(children(entry, 'link')[0], 'href'),
    },
    path,
    around,
    context,
  );
}

/** What the feed's own address tells: `https://itunes.apple.com/jp/rss/customerreviews/id=1404176564/...`. */
function surroundingsOf(feed: XmlElement, around: Surroundings): Surroundings {
  const links = children(feed, 'link').filter((link) => attribute(link, 'rel') === 'self');
  const self =
    [childText(feed, 'id'), ...links.map((link) => attribute(link, 'href'))].find((text) => text.includes('/customerreviews/')) ??
    '';
  return {
    appId: around.appId ?? /\/id=(\d{1,20})(?:\/|$)/.exec(self)?.[1] ?? null,
    territory: around.territory ?? /\/([a-z]{2})\/rss\//i.exec(self)?.[1] ?? null,
    fetchedAt: parseInstant(childText(feed, 'updated'), 'Z') ?? around.fetchedAt,
    changedAt: around.changedAt,
  };
}

/** The `feed` element of the XML form. */
export function normaliseXmlFeed(feed: XmlElement, around: Surroundings, context: NormaliseContext): Normalised {
  const inside = surroundingsOf(feed, around);
  return combine(children(feed, 'entry').map((entry, index) => readXmlEntry(entry, `entry.${index}`, inside, context)));
}

/** The `feed` of the JSON form, whose reviews have no date: the time the feed was made then stands for it. */
export function normaliseJsonFeed(
  feed: Readonly<Record<string, unknown>>,
  around: Surroundings,
  context: NormaliseContext,
): Normalised {
  const { entry, ...rest } = feed;
  const inside = surroundingsOf(labelled(rest), around);
  const entries = Array.isArray(entry) ? entry : entry === undefined ? [] : [entry];
  return eachEntry(entries, 'feed.entry', (value, path) => readXmlEntry(labelled(value), path, inside, context));
}
