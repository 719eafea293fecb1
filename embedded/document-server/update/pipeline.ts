import { Aggregator } from 'mingo';
import { decodeDocument } from '../bson/decode.ts';
import { encodeDocument } from '../bson/encode.ts';
import { isDocument, type Document } from '../bson/types.ts';
import { failedToParse } from '../errors.ts';
import type { Variables } from '../query/expression.ts';
import { toCommandError } from '../query/mingo-errors.ts';

const STAGES = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

/** Compiles an update that is an aggregation pipeline. @throws CommandError for stages an update may not have. */
export function compilePipelineUpdate(stages: readonly unknown[], variables: Variables): (before: Buffer) => Buffer {
  const pipeline: Document[] = stages.map((stage) => {
    const name = isDocument(stage) ? Object.keys(stage)[0] : undefined;
    if (!isDocument(stage) || name === undefined || !STAGES.has(name))
      throw failedToParse(`${String(name)} is not allowed to be used within an update`);
    return stage;
  });
  return (before) => {
    try {
      const document = decodeDocument(before, 0, 'plain');
      const { _id: id } = decodeDocument(before, 0, 'exact', new Set(['_id']));
      const [after] = new Aggregator(pipeline, { variables: { ...variables } }).run<Document>([document]);
      if (after === undefined) return before;
      const { _id: newId, ...rest } = after;
      return encodeDocument({ _id: newId === undefined ? id : newId, ...rest });
    } catch (error) {
      throw toCommandError(error);
    }
  };
}
