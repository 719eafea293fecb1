import type { OutgoingReply } from '../../src/ports/connector.ts';
import { RemedyError } from '../../src/ports/remedy.ts';

/** An answer that never left, and why: nothing but a person can change that. */
export function neverSent(code: string, message: string): RemedyError {
  return new RemedyError({ remedy: 'give-up', code, message, notDone: true });
}

export interface ReplyRules {
  /** The network, for people. */
  readonly network: string;
  /** Counted in UTF-16 units, which is never less than a site's own count of characters; null where none is documented. */
  readonly maxLength: number | null;
}

/** Throws RemedyError (`give-up`, nothing done) for an answer that a site with public replies alone would refuse or change. */
export function assertPublicReply(outgoing: OutgoingReply, rules: ReplyRules): void {
  const { network, maxLength } = rules;
  if (outgoing.visibility === 'private') throw neverSent('not-private', `${network} takes public replies only`);
  if (outgoing.text.trim() === '') throw neverSent('empty', `${network} takes no empty reply`);
  if (maxLength !== null && outgoing.text.length > maxLength) {
    throw neverSent(
      'too-long',
      `The reply has ${outgoing.text.length} characters, and ${network} takes ${maxLength}: shorten it`,
    );
  }
}
