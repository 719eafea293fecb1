import type { XContext } from './ask.ts';
import { clausesFor, packQueries, type Clauses } from './query.ts';

function clausesOf(context: XContext): Clauses {
  return clausesFor(context.listenFor, { ownReplies: context.settings.options.ownReplies });
}

function packed(context: XContext, maxLength: number): readonly string[] {
  const clauses = clausesOf(context);
  const { queries, tooLong } = packQueries(clauses, maxLength);
  if (clauses.tooWide.length > 0) {
    context.report('degraded', `These terms match nearly everything on X and are left out: ${clauses.tooWide.join(', ')}`);
  }
  if (tooLong.length > 0) {
    context.report(
      'degraded',
      `These parts fit into no query of ${maxLength} characters and are left out: ${tooLong.join(', ')}`,
    );
  }
  return queries;
}

/** The queries of recent search for what is listened for; reports what had to be left out. */
export function queriesFor(context: XContext): readonly string[] {
  return packed(context, context.settings.options.maxQueryLength);
}

/** Longest rule of the filtered stream. */
const MAX_RULE = 1024;

/** The rules of the filtered stream for what is listened for; reports what had to be left out. */
export function rulesFor(context: XContext): readonly string[] {
  return packed(context, MAX_RULE);
}
