import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { mentionQuery } from '../api/mentions.ts';
import type { Mention } from '../api/types.ts';
import { useCorrections } from '../correct/corrections.tsx';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { safeLink } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { AuthorName } from '../ui/AuthorName.tsx';
import { Icon } from '../ui/icons.tsx';
import { LanguageTag, NetworkMark } from '../ui/labels.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { MentionBody } from './MentionRow.tsx';
import { CaseSummarySection, DecisionSection, EarlierTexts, MediaSection, TimesSection } from './MentionFacts.tsx';
import { Understood } from './Understood.tsx';

/** One mention with everything that was decided about it and why. */
export function MentionPane({ id }: { readonly id: string }) {
  const t = useText('feed');
  const mention = useQuery(mentionQuery(id));
  return (
    <section className="pane side-pane detail" aria-label={t('theMention')}>
      <h1 className="vh">{t('mention')}</h1>
      <div className="detail-bar">
        <Link to="/feed" search={(previous) => ({ ...previous, mention: undefined })} className="back">
          <Icon name="back" /> <span>{t('title')}</span>
        </Link>
      </div>
      <div className="scroller">
        {mention.isPending ? <Loading what={t('loadingMention')} rows={4} height={80} /> : null}
        {mention.isError ? (
          <Failed what={t('mentionFailed')} error={mention.error} onRetry={() => void mention.refetch()} />
        ) : null}
        {mention.data === undefined ? null : <MentionFacts mention={mention.data} />}
      </div>
    </section>
  );
}

function MentionFacts(props: { readonly mention: Mention }) {
  const t = useText('feed');
  const mention = useCorrections().shown(props.mention);
  const link = safeLink(mention.url);
  return (
    <>
      <section className="facts">
        <div className="row-words">
          <NetworkMark network={mention.network} />
          <span className="row-author">
            <AuthorName author={mention.author} />
          </span>
          <LanguageTag lang={mention.lang} />
          {mention.own === true ? <span className="tag own-tag">{t('ours')}</span> : null}
        </div>
        <MentionBody mention={mention} />
        <div className="dimmed small spread">
          <Ago at={mention.postedAt} />
          {link === null ? null : (
            <a href={link.href} target="_blank" rel="noopener noreferrer nofollow" title={link.href}>
              <RichText
                area="feed"
                name="openOn"
                with={{
                  network: networkName(mention.network),
                  host: link.host,
                  dimmed: (inside) => <span className="dimmed">{inside}</span>,
                }}
              />{' '}
              <Icon name="open" size={12} />
            </a>
          )}
        </div>
      </section>
      <CaseSummarySection mention={mention} />
      {mention.deletedAt === null && mention.own !== true ? <Understood mention={mention} /> : null}
      <MediaSection mention={mention} />
      <EarlierTexts mention={mention} />
      <DecisionSection mention={mention} />
      <TimesSection mention={mention} />
    </>
  );
}
