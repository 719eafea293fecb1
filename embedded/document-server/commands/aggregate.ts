import { Aggregator } from 'mingo/aggregator';
import { CONTEXT } from '../aggregate/context.ts';
import { checkPipeline } from '../aggregate/check.ts';
import { splitPipeline } from '../aggregate/split.ts';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { failedToParse, located, typeMismatch } from '../errors.ts';
import { toCommandError } from '../query/mingo-errors.ts';
import { search, type Search } from '../query/scan.ts';
import { deadlineOf, type Answer, type Call, type Command } from './call.ts';
import { cursorReply, type Source } from './cursors.ts';
import { hintName } from './find.ts';
import { refuseCollation } from './refusals.ts';

const asPipeline = (value: unknown): Document[] => {
  if (!Array.isArray(value)) throw typeMismatch("'pipeline' option must be specified as an array");
  return value.map((stage: unknown) => {
    if (!isDocument(stage)) throw typeMismatch("Each element of the 'pipeline' array must be an object");
    if (Object.keys(stage).length !== 1)
      throw located(40323, 'A pipeline stage specification object must contain exactly one field.');
    return stage;
  });
};

function aggregate(call: Call): Answer {
  const { args, server } = call;
  refuseCollation(args);
  if (args['explain'] === true) return { stages: [], note: 'use the explain command' };
  if (!isDocument(args['cursor']))
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  const pipeline = asPipeline(args['pipeline']);
  checkPipeline(pipeline);
  const target = args['aggregate'];
  const name = typeof target === 'string' ? target : '$cmd.aggregate';
  const namespace = `${call.db}.${name}`;
  const variables = isDocument(args['let']) ? args['let'] : {};
  const batchSize = Number(args['cursor']['batchSize'] ?? 101);
  return cursorReply(
    'firstBatch',
    namespace,
    server.cursors.open(namespace, run(call, name, pipeline, variables), { batchSize }),
  );
}

/** The documents a pipeline makes. Its beginning is answered by the indexes, the rest by mingo. */
function run(call: Call, name: string, pipeline: readonly Document[], variables: Document): Source {
  const { search: lead, rest, fields } = splitPipeline(pipeline);
  const collection = call.server.catalog.find(call.db, name);
  const hint = hintName(collection, call.args['hint']);
  const deadline = deadlineOf(call);
  const wish: Search = {
    ...lead,
    variables,
    ...(hint === undefined ? {} : { hint }),
    ...(deadline === undefined ? {} : { deadline }),
  };
  const found = collection === undefined ? undefined : search(collection, wish);
  if (rest.length === 0) return { next: () => found?.next()?.doc };
  const source = {
    next(): { value?: unknown; done: boolean } {
      const next = found?.next();
      return next === undefined ? { done: true } : { value: decodeDocument(next.doc, 0, 'plain', fields), done: false };
    },
  };
  const resolver = (from: string): Document[] => readAll(call, from);
  try {
    const out = new Aggregator([...rest], {
      context: CONTEXT,
      variables,
      collectionResolver: resolver,
      scriptEnabled: false,
    }).stream(source);
    return {
      next() {
        try {
          const { value, done } = out.next();
          return done || !isDocument(value) ? undefined : encodeDocument(value);
        } catch (error) {
          throw toCommandError(error);
        }
      },
    };
  } catch (error) {
    throw toCommandError(error);
  }
}

function readAll(call: Call, name: string): Document[] {
  const collection = call.server.catalog.find(call.db, name);
  if (collection === undefined) return [];
  const found = search(collection, { filter: {} });
  const out: Document[] = [];
  for (let next = found.next(); next !== undefined; next = found.next()) out.push(decodeDocument(next.doc, 0, 'plain'));
  return out;
}

export const aggregateCommands: Readonly<Record<string, Command>> = {
  aggregate: { run: aggregate, writes: false },
};
