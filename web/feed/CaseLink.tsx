import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseNumbersQuery } from '../api/case-numbers.ts';
import type { Mention } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { midSentence } from '../text/numbers.ts';
import { codeWords } from '../text/words.ts';

const actionTexts = { case: 'inCase', answered: 'answered', 'no-action': 'noCase' } as const;

/** The case a mention belongs to as a link; else why it has none. */
export function CaseLink({ mention }: { readonly mention: Mention }) {
  const t = useText('feed');
  const { data: numbers } = useQuery(caseNumbersQuery(mention.brand));
  const number = mention.case === null ? undefined : numbers?.[mention.case];
  if (mention.case !== null) {
    return (
      <Link to="/cases/$caseId" params={{ caseId: mention.case }} className="over-row nowrap" title={mention.disposition?.reason}>
        {number === undefined ? t('openItsCase') : t('caseNumber', { number: String(number) })}
      </Link>
    );
  }
  if (mention.disposition === null) return <span>{t('notDecided')}</span>;
  return (
    <span className="reason" title={mention.disposition.reason}>
      {t(actionTexts[mention.disposition.action], { reason: midSentence(codeWords(mention.disposition.reason)) })}
    </span>
  );
}
