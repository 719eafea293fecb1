import { decodeValue } from '../bson/decode.ts';
import { encodeDocument, encodeValue } from '../bson/encode.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { badValue, failedToParse } from '../errors.ts';
import { conditionsOf } from '../query/conditions.ts';
import { compileElement, compileFilter, compileValue, type Matcher } from '../query/filter.ts';
import { at, isContainer, type Positions } from './paths.ts';

/** Array filters by the name they begin with: `{ 'line.sku': 5 }` is a filter named `line`. */
export function compileArrayFilters(filters: unknown, update: unknown): Map<string, Matcher> {
  const out = new Map<string, Matcher>();
  if (filters === undefined) return out;
  if (!Array.isArray(filters)) throw failedToParse('arrayFilters must be an array');
  for (const filter of filters) {
    if (!isDocument(filter)) throw failedToParse('each array filter must be an object');
    const names = new Set(namesIn(filter));
    const [name] = names;
    if (name === undefined || names.size > 1)
      throw failedToParse('Error parsing array filter: expected a single top-level field name');
    if (!/^[a-z][A-Za-z0-9]*$/.test(name))
      throw badValue(
        `Error parsing array filter: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    if (out.has(name)) throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    if (!JSON.stringify(update).includes(`$[${name}]`))
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
    out.set(name, compileFilter(filter));
  }
  return out;
}

function namesIn(filter: Document): string[] {
  return Object.entries(filter).flatMap(([key, value]) => {
    if (!key.startsWith('$')) return [key.split('.')[0] as string];
    return Array.isArray(value) ? value.flatMap((entry) => (isDocument(entry) ? namesIn(entry) : [])) : [];
  });
}

/** Says which array elements placeholders in the paths of an update stand for. */
export function positionsFor(filter: Document, document: Document, filters: ReadonlyMap<string, Matcher>): Positions {
  return {
    matched: (arrayPath) => matchedIndex(filter, document, arrayPath),
    accepts(name, element) {
      const matches = filters.get(name);
      if (matches === undefined) throw badValue(`No array filter found for identifier '${name}' in path`);
      return matches(encodeDocument({ [name]: element }), 0);
    },
  };
}

/** The first element that satisfies what the filter asks of the elements of this array. */
function matchedIndex(filter: Document, document: Document, arrayPath: string): number | undefined {
  const array = at(document, arrayPath.split('.')).value;
  if (!Array.isArray(array)) return undefined;
  const tests = elementTests(filter, arrayPath);
  if (tests.length === 0) return undefined;
  const encoded = array.map((element: unknown) => encodeValue(element));
  const all = encoded.findIndex((e) => tests.every((test) => test(e.buf, e.type, e.at)));
  if (all >= 0) return all;
  const some = encoded.findIndex((e) => tests.some((test) => test(e.buf, e.type, e.at)));
  return some < 0 ? undefined : some;
}

type ElementTest = (buf: Buffer, type: number, at: number) => boolean;

function elementTests(filter: Document, arrayPath: string): ElementTest[] {
  const out: ElementTest[] = [];
  for (const [key, value] of Object.entries(filter)) {
    if ((key === '$and' || key === '$or') && Array.isArray(value)) {
      for (const entry of value) if (isDocument(entry)) out.push(...elementTests(entry, arrayPath));
    } else if (key === arrayPath) {
      for (const condition of conditionsOf({ [key]: value }).list)
        if (!condition.hint) out.push(compileValue({ [condition.operator]: condition.argument }, {}));
      if (isDocument(value) && '$elemMatch' in value) out.push(compileElement(value['$elemMatch'], {}));
    } else if (key.startsWith(`${arrayPath}.`)) {
      const matches = compileFilter({ [key.slice(arrayPath.length + 1)]: value });
      out.push((buf, type, position) => {
        const element = decodeValue(buf, type, position, 'exact');
        return isContainer(element) && !Array.isArray(element) && matches(encodeDocument(element), 0);
      });
    }
  }
  return out;
}
