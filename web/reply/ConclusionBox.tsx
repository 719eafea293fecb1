import { Link } from '@tanstack/react-router';
import type { Conclusion } from '../api/reply-types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { codeWords } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';

const shown = 4;

/** What the customer was told already or what was decided: read before answering, so that nobody is told two things. */
export function ConclusionBox({ conclusions }: { readonly conclusions: readonly Conclusion[] }) {
  const t = useText('reply');
  if (conclusions.length === 0) return null;
  return (
    <section className="facts conclusions">
      <h2>
        <Icon name="shield" size={14} /> {t('oneConclusion')} <span className="dimmed small">{t('beforeYouSend')}</span>
      </h2>
      <ul className="plain">
        {conclusions.slice(0, shown).map((one) => (
          <li key={`${one.case} ${one.at} ${one.kind}`}>
            <bdi dir="auto">{cleanText(one.text) || codeWords(one.code ?? '')}</bdi>
            <p className="dimmed small">
              {one.kind === 'reply'
                ? t('told', { by: one.by })
                : one.kind === 'incident'
                  ? t('decidedIncident', { by: one.by })
                  : t('decided', { by: one.by })}
              {', '}
              <Link to="/cases/$caseId" params={{ caseId: one.case }}>
                C-{one.caseNumber}
              </Link>
              {', '}
              <Ago at={one.at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
