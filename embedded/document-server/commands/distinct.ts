import { decodeValue } from '../bson/decode.ts';
import { compilePath, someOfValue, walkPath } from '../bson/path.ts';
import { keyOf } from '../bson/key.ts';
import { T } from '../bson/types.ts';
import { typeMismatch } from '../errors.ts';
import { asFilter, compileFilter } from '../query/filter.ts';
import { search } from '../query/scan.ts';
import { collectionName, deadlineOf, type Answer, type Call, type Command } from './call.ts';
import { refuseCollation } from './refusals.ts';

function distinct(call: Call): Answer {
  const collection = call.server.catalog.find(call.db, collectionName(call));
  refuseCollation(call.args);
  const field = call.args['key'];
  if (typeof field !== 'string')
    throw typeMismatch(`BSON field 'distinct.key' is the wrong type '${typeof field}', expected type 'string'`);
  const filter = asFilter(call.args['query'] ?? undefined, 'query');
  const matcher = compileFilter(filter);
  if (collection === undefined) return { values: [] };
  const deadline = deadlineOf(call);
  const found = search(collection, { filter, matcher, ...(deadline === undefined ? {} : { deadline }) });
  const path = compilePath(field);
  const values = new Map<string, { key: Buffer; value: unknown }>();
  for (let next = found.next(); next !== undefined; next = found.next()) {
    const { doc } = next;
    walkPath(doc, 0, path, (type, at) =>
      someOfValue(doc, type, at, (t, a) => {
        if (t === T.missing || (t === T.array && a === at)) return false;
        const key = keyOf({ buf: doc, type: t, at: a });
        const text = key.toString('latin1');
        if (!values.has(text)) values.set(text, { key, value: decodeValue(doc, t, a, 'exact') });
        return false;
      }),
    );
  }
  return { values: [...values.values()].sort((a, b) => a.key.compare(b.key)).map((entry) => entry.value) };
}

export const distinctCommands: Readonly<Record<string, Command>> = {
  distinct: { run: distinct, writes: false },
};
