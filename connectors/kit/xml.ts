import { XMLParser } from 'fast-xml-parser';
import { MalformedPayloadError } from '../../src/ports/connector.ts';
import { decodeEntities } from './entities.ts';
import { findXmlFault } from './well-formed.ts';

/** An element: attributes under `@name`, own text under `#text`, children under their names, several of a name as an array. */
export type XmlElement = Readonly<Record<string, unknown>>;

const MAX_DEPTH = 100;
const ignore = (): void => {};

/** Own references only: what a document type declares is never expanded, so no entity can grow or fetch anything. */
const entityDecoder = {
  setExternalEntities: ignore,
  addInputEntities: ignore,
  reset: ignore,
  setXmlVersion: ignore,
  decode: decodeEntities,
};

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
  entityDecoder,
});

function isElement(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Parses an XML document. Throws {@link MalformedPayloadError} when it is not well formed (an HTML error page, a body cut
 * short) or nested too deeply. A document type is read over: its entities stay unexpanded.
 */
export function parseXml(text: string): XmlElement {
  const fault = findXmlFault(text, MAX_DEPTH);
  if (fault !== undefined) throw new MalformedPayloadError(`This is not well-formed XML: ${fault}`);
  try {
    const root: unknown = parser.parse(text);
    if (isElement(root)) return root;
  } catch (error) {
    throw new MalformedPayloadError('The XML cannot be read', '', error);
  }
  throw new MalformedPayloadError('The XML holds no element');
}

/** The children of that name, none, one or many of them. A child that holds text alone comes as `{'#text': ...}`. */
export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  const found = element?.[name];
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.flatMap((child) => (typeof child === 'string' ? [{ '#text': child }] : isElement(child) ? [child] : []));
}

/** The trimmed text of the first child that has any, of the first of these names that has one; empty when there is none. */
export function childText(element: XmlElement | undefined, ...names: readonly string[]): string {
  for (const name of names) {
    for (const child of children(element, name)) {
      const text = child['#text'];
      if (typeof text === 'string' && text.trim() !== '') return text.trim();
    }
  }
  return '';
}

/** An attribute; empty when it is missing. */
export function attribute(element: XmlElement | undefined, name: string): string {
  const value = element?.[`@${name}`];
  return typeof value === 'string' ? value.trim() : '';
}
