/** What a statement means for the one session all clients share. */
export type StatementKind = 'begin' | 'end' | 'listen' | 'unlisten' | 'other';

const LEADING_COMMENT = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/;

/** Statements come with their explanation above them; what they are shows only below it. */
export function withoutLeadingComments(sql: string): string {
  return sql.replace(LEADING_COMMENT, '');
}

export function kindOfStatement(sql: string): StatementKind {
  const first = /^[a-z]+/i.exec(withoutLeadingComments(sql))?.[0].toUpperCase();
  switch (first) {
    case 'BEGIN':
    case 'START':
      return 'begin';
    case 'COMMIT':
    case 'ROLLBACK':
    case 'END':
    case 'ABORT':
      return 'end';
    case 'LISTEN':
      return 'listen';
    case 'UNLISTEN':
      return 'unlisten';
    default:
      return 'other';
  }
}

/** The channel that `LISTEN` or `UNLISTEN` names; undefined for `UNLISTEN *` and for anything else. */
export function channelOf(sql: string): string | undefined {
  return /^(?:UN)?LISTEN\s+"?([a-z_][a-z0-9_$]*)"?/i.exec(withoutLeadingComments(sql))?.[1];
}
