import type { CaseOutcome, Refusal } from '../cases/actions.ts';
import type { Case } from '../domain/index.ts';
import { Problem } from './problem.ts';
import { notFound } from './problems.ts';
import { caseTag } from './views/case.ts';

function problemOf(refusal: Refusal): Problem {
  const detail = refusal.message;
  switch (refusal.code) {
    case 'not-found':
      return notFound('this case');
    case 'owned':
      return new Problem({
        status: 409,
        code: 'owned',
        title: 'Somebody else holds this case',
        detail,
        extra: { owner: refusal.owner },
      });
    case 'stale':
      return new Problem({
        status: 412,
        code: 'stale',
        title: 'The case has changed since you saw it',
        detail,
        extra: { version: refusal.version, changes: refusal.changes },
        headers: { etag: caseTag(refusal) },
      });
    case 'not-allowed':
      return new Problem({ status: 422, code: 'not-allowed', title: 'This cannot be done with the case as it is', detail });
  }
}

/** The case after what was done to it. Throws the problem of a refusal: 404, 409, 412 or 422. */
export function accepted(outcome: CaseOutcome): Case {
  if (outcome.ok) return outcome.case;
  throw problemOf(outcome.refusal);
}
