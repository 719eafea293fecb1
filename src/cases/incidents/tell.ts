import type { Case, Incident, Reply, StatementKind } from '../../domain/index.ts';
import type { Stores } from '../../ports/stores.ts';
import { standingStates } from '../../ports/replies.ts';
import type { Actor } from '../actions.ts';
import { refused, type ReplyOutcome } from '../replies/outcome.ts';
import type { ReplyService } from '../replies/service.ts';
import { sourceOf } from '../replies/told.ts';
import { wasTold } from '../transition-replies.ts';

const MOST_REPLIES = 200;

export interface TellDeps {
  readonly stores: Pick<Stores, 'replies'>;
  readonly replies: Pick<ReplyService, 'submit'>;
}

const stands = ({ state }: Reply): boolean => standingStates.some((one) => one === state);
/** Failed, or taken back by a person: whoever looks at it decides what follows. */
const wasGivenUp = ({ state, decidedBy }: Reply): boolean => state === 'failed' || (state === 'withdrawn' && decidedBy !== null);

/** One text of an incident for one case. */
export interface Telling {
  readonly incident: Incident;
  readonly kind: StatementKind;
  readonly text: string;
  readonly actor: Actor;
  /** Also where it was tried and given up. */
  readonly again: boolean;
}

/**
 * Answers one case with a text of its incident, once: the case as it was read decides, so that of two who say it one is refused.
 * The closing text follows what was said before; the holding statement is no second answer to anything.
 */
export async function tellCase(item: Case, telling: Telling, deps: TellDeps): Promise<ReplyOutcome> {
  const { incident, kind, text, actor } = telling;
  const told = { incident: incident.id, kind };
  const source = sourceOf(told);
  const said = (await deps.stores.replies.ofCase(item.id, MOST_REPLIES)).filter((reply) => reply.source === source);
  const standing = said.find(stands);
  // Also where nobody knows what the network did with it.
  if (standing) return refused({ code: 'already-answered', message: 'the customer was told this already', reply: standing });
  if (wasTold(item, told)) return refused({ code: 'not-allowed', message: 'the customer was told this already' });
  if (!telling.again && said.some(wasGivenUp))
    return refused({ code: 'not-allowed', message: 'telling this failed: a person decides what follows' });
  return deps.replies.submit({
    caseId: item.id,
    expectedVersion: item.version,
    actor,
    text,
    mention: null,
    visibility: null,
    followUp: kind === 'closing',
    approval: false,
    source: null,
    told,
  });
}
