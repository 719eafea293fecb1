import { Context } from 'mingo/core';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import { $match, $sort } from './stages.ts';

/** mingo's operators, with the stages this server does itself in their place: it has MongoDB's order of values for them. */
export const CONTEXT: Context = Context.init({
  accumulator: { ...accumulator },
  expression: { ...expression },
  pipeline: { ...pipeline, $match, $sort },
  projection: { ...projection },
  query: { ...query },
  window: { ...window },
});
