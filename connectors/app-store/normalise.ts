import { MalformedPayloadError, type NormaliseContext, type Normalised } from '../../src/ports/connector.ts';
import { asRecord, readShape } from '../kit/shape.ts';
import { children, parseXml } from '../kit/xml.ts';
import { normaliseDocument, normaliseResource } from './normalise-connect.ts';
import { normaliseJsonFeed, normaliseXmlFeed, readXmlEntry } from './normalise-feed.ts';
import { surroundingsShape, type Surroundings } from './review.ts';

const UNKNOWN: Surroundings = { appId: null, territory: null, fetchedAt: null, changedAt: null };

function normaliseXml(xml: string, around: Surroundings, context: NormaliseContext): Normalised {
  const feed = children(parseXml(xml), 'feed')[0];
  if (feed === undefined) throw new MalformedPayloadError('This XML is not a feed of customer reviews');
  return normaliseXmlFeed(feed, around, context);
}

/**
 * Reads App Store Connect (`{data}` or one resource), the public feed as JSON (`{feed}`) or XML (a string, or `{xml}`),
 * and the connector's envelopes `{appId, territory, fetchedAt, changedAt, entry}` and `{appId, changedAt, resource,
 * response}`. Our answer to a review in App Store Connect is a mention of our own, `<review id>:reply`.
 */
export function normalise(payload: unknown, context: NormaliseContext): Normalised {
  if (typeof payload === 'string') return normaliseXml(payload, UNKNOWN, context);
  const body = asRecord(payload);
  const around = readShape(surroundingsShape, body);
  const { xml, feed, entry, resource } = {
    xml: body['xml'],
    feed: body['feed'],
    entry: body['entry'],
    resource: body['resource'],
  };
  if (typeof xml === 'string') return normaliseXml(xml, around, context);
  if (feed !== undefined) return normaliseJsonFeed(asRecord(feed, 'feed'), around, context);
  if (entry !== undefined) return readXmlEntry(asRecord(entry, 'entry'), 'entry', around, context);
  if (resource !== undefined) return normaliseResource(asRecord(resource, 'resource'), body['response'], around, context);
  if ('type' in body) return normaliseResource(body, undefined, around, context);
  if ('data' in body) return normaliseDocument(body, around, context);
  throw new MalformedPayloadError('This is neither a page of App Store Connect (data) nor a feed of reviews (feed or XML)');
}
