import { isDocument, type Document } from '../bson/types.ts';
import { located, notSupported } from '../errors.ts';

const STAGES = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$count',
  '$densify',
  '$documents',
  '$facet',
  '$fill',
  '$graphLookup',
  '$group',
  '$limit',
  '$lookup',
  '$match',
  '$project',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$sample',
  '$set',
  '$setWindowFields',
  '$skip',
  '$sort',
  '$sortByCount',
  '$unionWith',
  '$unset',
  '$unwind',
]);

/** Stages MongoDB has and this server has not. */
const LACKING = new Set([
  '$changeStream',
  '$collStats',
  '$currentOp',
  '$geoNear',
  '$indexStats',
  '$listSessions',
  '$merge',
  '$out',
  '$planCacheStats',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$listSampledQueries',
  '$querySettings',
]);

/** Refuses stages there are not, in the pipeline and those within it. @throws CommandError Location40324 and others. */
export function checkPipeline(pipeline: readonly Document[]): void {
  for (const stage of pipeline) {
    const [name] = Object.keys(stage);
    if (name === undefined || Object.keys(stage).length !== 1)
      throw located(40323, 'A pipeline stage specification object must contain exactly one field.');
    if (LACKING.has(name)) throw notSupported(`the pipeline stage ${name}`);
    if (!STAGES.has(name)) throw located(40324, `Unrecognized pipeline stage name: '${name}'`);
    checkArgument(name, stage[name]);
  }
}

function checkArgument(name: string, argument: unknown): void {
  switch (name) {
    case '$facet':
      if (isDocument(argument)) for (const inner of Object.values(argument)) checkInner(inner);
      return;
    case '$lookup':
    case '$unionWith':
      if (isDocument(argument)) checkInner(argument['pipeline']);
      return;
    case '$group':
      if (!isDocument(argument)) throw located(15947, "a group's fields must be specified in an object");
      if (!('_id' in argument)) throw located(15955, 'a group specification must include an _id');
      return;
    default:
  }
}

function checkInner(pipeline: unknown): void {
  if (Array.isArray(pipeline)) checkPipeline(pipeline.filter((stage): stage is Document => isDocument(stage)));
}
