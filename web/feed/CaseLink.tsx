import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseNumbersQuery } from '../api/case-numbers.ts';
import type { Mention } from '../api/types.ts';
import { codeWords } from '../text/words.ts';

const actionWords = { case: 'In a case', answered: 'Answered', 'no-action': 'No case' } as const;

/** The case a mention belongs to as a link; else why it has none. */
export function CaseLink({ mention }: { readonly mention: Mention }) {
  const { data: numbers } = useQuery(caseNumbersQuery(mention.brand));
  const number = mention.case === null ? undefined : numbers?.[mention.case];
  if (mention.case !== null) {
    return (
      <Link to="/cases/$caseId" params={{ caseId: mention.case }} className="over-row nowrap" title={mention.disposition?.reason}>
        {number === undefined ? 'Open its case' : `Case C-${number}`}
      </Link>
    );
  }
  if (mention.disposition === null) return <span>Not decided yet</span>;
  return (
    <span className="reason" title={mention.disposition.reason}>
      {actionWords[mention.disposition.action]}: {codeWords(mention.disposition.reason).toLowerCase()}
    </span>
  );
}
