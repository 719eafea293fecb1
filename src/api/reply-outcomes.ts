import type { ReplyOutcome, ReplyRefusal } from '../cases/replies/outcome.ts';
import type { Viewer } from './caller.ts';
import { accepted } from './outcomes.ts';
import { Problem } from './problem.ts';
import { badInput, notFound } from './problems.ts';
import { replyView } from './views/reply.ts';

/** One problem decides the code; all of them stand in `problems`. */
const TITLES: Readonly<Record<string, string>> = {
  empty: 'There is nothing to send',
  'reply-not-available': 'This cannot be answered from here',
  'window-closed': 'The network no longer takes an answer',
  'too-long': 'The answer is too long for the network',
  'private-data-in-public-reply': 'A public answer may not hold private data',
};

function problemOf(
  refusal: Exclude<ReplyRefusal, { code: 'not-found' | 'owned' | 'stale' | 'not-allowed' }>,
  viewer: Viewer,
): Problem {
  const detail = refusal.message;
  switch (refusal.code) {
    case 'no-mention':
      return badInput([{ path: 'mention', message: detail }]);
    case 'no-reply':
      return notFound('this answer');
    case 'problems': {
      const code = refusal.problems[0]?.code ?? 'empty';
      const spans = refusal.problems.flatMap((problem) => problem.spans ?? []);
      const kinds = [...new Set(spans.map(({ kind }) => kind))];
      const extra = { problems: refusal.problems, ...(spans.length > 0 ? { kinds, spans } : {}) };
      return new Problem({ status: 422, code, title: TITLES[code] ?? 'This cannot be sent', detail, extra });
    }
    case 'already-answered': {
      const extra = { reply: replyView(refusal.reply, viewer) };
      return new Problem({ status: 422, code: 'already-answered', title: 'Somebody answered this already', detail, extra });
    }
    case 'contradicts': {
      const extra = { conclusions: refusal.conclusions };
      return new Problem({
        status: 422,
        code: 'contradicts-conclusion',
        title: 'The customer was told something else',
        detail,
        extra,
      });
    }
  }
}

/** The answer and its case after what was done. Throws the problem of a refusal. */
export function acceptedReply(outcome: ReplyOutcome, viewer: Viewer): Extract<ReplyOutcome, { ok: true }> {
  if (outcome.ok) return outcome;
  const { refusal } = outcome;
  switch (refusal.code) {
    case 'not-found':
    case 'owned':
    case 'stale':
    case 'not-allowed':
      accepted({ ok: false, refusal });
      throw new Error('a refusal was accepted');
    default:
      throw problemOf(refusal, viewer);
  }
}
