import { Link } from '@tanstack/react-router';
import type { Mention } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { useCorrections } from '../correct/corrections.tsx';
import { CorrectedTag, ContradictionTag } from '../correct/marks.tsx';
import { useText } from '../i18n/use-text.ts';
import { textOf } from '../i18n/texts.ts';
import { RichText } from '../i18n/RichText.tsx';
import { codeWords, intentNames, networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { AuthorName, authorName } from '../ui/AuthorName.tsx';
import { Icon } from '../ui/icons.tsx';
import { LanguageTag, NetworkMark, SentimentLabel, Stars, UrgencyTag } from '../ui/labels.tsx';
import { MarkedText } from '../ui/MarkedText.tsx';
import { CaseLink } from './CaseLink.tsx';

const kindTexts = {
  post: 'post',
  reply: 'reply',
  comment: 'comment',
  review: 'review',
  message: 'message',
  email: 'emailKind',
  call: 'call',
} as const;

/** "X post", "Facebook comment". */
function kindOnNetwork(kind: string, network: string): string {
  const t = textOf('feed');
  const known = Object.entries(kindTexts).find(([name]) => name === kind)?.[1];
  return known === undefined
    ? t('otherKind', { kind, network: networkName(network) })
    : t(known, { network: networkName(network) });
}

export function MentionRow(props: {
  readonly mention: Mention;
  readonly open: boolean;
  readonly fresh: boolean;
  readonly onFocus: () => void;
}) {
  const t = useText('feed');
  const { open, fresh, onFocus } = props;
  const mention = useCorrections().shown(props.mention);
  const kinds = ['row', mention.own === true ? 'own' : '', open ? 'on' : '', fresh ? 'fresh' : ''].filter(Boolean).join(' ');
  return (
    <article className={kinds} onFocus={onFocus}>
      <NetworkMark network={mention.network} named />
      <div className="row-main">
        <div className="row-head">
          <div className="row-words">
            <span className="row-author">
              <Link
                to="/feed"
                search={(previous) => ({ ...previous, mention: mention.id })}
                className="row-link"
                data-row-link
                aria-current={open ? 'true' : undefined}
                aria-label={t('openWhat', { author: authorName(mention.author) })}
              />
              <AuthorName author={mention.author} />
            </span>
            <span className="dimmed nowrap">{kindOnNetwork(mention.kind, mention.network)}</span>
            <span className="dimmed">
              <Ago at={mention.postedAt} />
            </span>
            {mention.own === true ? <span className="tag own-tag">{t('ours')}</span> : null}
            {mention.editedAt === null ? null : (
              <span className="tag">
                <RichText area="feed" name="edited" with={{ when: <Ago at={mention.editedAt} /> }} />
              </span>
            )}
            <LanguageTag lang={mention.lang} />
          </div>
          {mention.deletedAt === null && mention.own !== true ? <MentionSentiment mention={mention} /> : null}
        </div>
        <MentionBody mention={mention} clamped />
        {mention.deletedAt === null ? <MentionFoot mention={mention} /> : null}
      </div>
    </article>
  );
}

function MentionSentiment({ mention: { sentiment } }: { readonly mention: Mention }) {
  return <SentimentLabel label={sentiment.label} score={sentiment.score} confidence={sentiment.confidence} />;
}

/** The text, or what stands in its place. */
export function MentionBody({ mention, clamped = false }: { readonly mention: Mention; readonly clamped?: boolean }) {
  const t = useText('feed');
  if (mention.deletedAt !== null) {
    return (
      <p className="tombstone">
        <Icon name="trash" size={13} />
        <span>
          <RichText
            area="feed"
            name="deletedOn"
            with={{ network: networkName(mention.network), when: <Ago at={mention.deletedAt} /> }}
          />
        </span>
      </p>
    );
  }
  if (mention.redacted === true) {
    return (
      <p className="tombstone">
        <Icon name="lock" size={13} />
        <span>{t('redacted')}</span>
      </p>
    );
  }
  if (mention.text === '') return <p className="dimmed">{t('onlyMedia')}</p>;
  return (
    <p className={clamped ? 'text clamped' : 'text'}>
      {mention.rating === null ? null : (
        <>
          <Stars rating={mention.rating} />{' '}
        </>
      )}
      <MarkedText
        text={clamped ? mention.text.replace(/\n\s*\n/gu, '\n') : mention.text}
        words={mention.own === true ? [] : mention.sentiment.words}
        lang={mention.lang}
      />
    </p>
  );
}

function MentionFoot({ mention }: { readonly mention: Mention }) {
  const { topicName } = useBrand();
  const topic = mention.topics[0];
  return (
    <div className="row-foot dimmed">
      {mention.own === true ? null : (
        <>
          <span>{topic === undefined ? textOf('words')('noTopic') : topicName(topic.id)}</span>
          <span aria-hidden="true">·</span>
          <span>{intentNames[mention.intent] ?? codeWords(mention.intent)}</span>
          <UrgencyTag urgency={mention.urgency} reasons={mention.urgencyReasons ?? []} />
          <ContradictionTag mention={mention} />
          <CorrectedTag mention={mention} />
        </>
      )}
      <span className="row-end">
        <CaseLink mention={mention} />
      </span>
    </div>
  );
}
