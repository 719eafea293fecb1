import { Query } from 'mingo';
import type { Document } from '../bson/types.ts';
import { toCommandError } from './mingo-errors.ts';

/** Variables of `let`, readable as `$$name` in expressions. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * Compiles the expression of an `$expr` into a test of a document in plain JavaScript values.
 * mingo knows the expressions; what it refuses becomes a command error.
 */
export function compileExpression(expression: unknown, variables: Variables): (document: Document) => boolean {
  try {
    const query = new Query<Document>({ $expr: expression }, { variables: { ...variables } });
    return (document) => {
      try {
        return query.test(document);
      } catch (error) {
        throw toCommandError(error);
      }
    };
  } catch (error) {
    throw toCommandError(error);
  }
}
