import { useState } from 'react';
import type { TaggedCase } from '../api/cases.ts';
import type { Activity, Mention } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { MentionBody } from '../feed/MentionRow.tsx';
import { useText } from '../i18n/use-text.ts';
import { OurReply } from '../reply/OurReply.tsx';
import { cleanText, safeLink } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { AuthorName, authorName } from '../ui/AuthorName.tsx';
import { Icon } from '../ui/icons.tsx';
import { Initials, LanguageTag, SentimentLabel, UrgencyTag } from '../ui/labels.tsx';
import { Empty } from '../ui/states.tsx';
import { actorName } from './activity-text.ts';
import { Media } from './Media.tsx';
import { ThreadFilters } from './ThreadFilters.tsx';
import { filterThread } from './thread-filter.ts';
import type { ThreadFilter } from './thread-filter.ts';
import { threadOf } from './thread-order.ts';

/** What was said, oldest first, answers below what they answer, with the team's notes where they were written. */
export function Thread({
  tagged,
  onAnswer,
}: {
  readonly tagged: TaggedCase;
  readonly onAnswer: ((mention: string) => void) | null;
}) {
  const t = useText('reply');
  const one = tagged.case;
  const [filter, setFilter] = useState<ThreadFilter>('all');
  const entries = threadOf(one.mentions, one.timeline, one.replies);
  const shown = filterThread(entries, filter);
  if (entries.length === 0) {
    return (
      <Empty icon="feed" title={t('noMentions')}>
        {t('noMentionsWhy')}
      </Empty>
    );
  }
  return (
    <>
      <ThreadFilters entries={entries} value={filter} onChange={setFilter} />
      {shown.length === 0 ? <p className="thread-none dimmed">{t('filterNone')}</p> : null}
      <ol className="thread">
        {shown.map((entry) => {
          switch (entry.kind) {
            case 'note':
              return (
                <li key={`${entry.note.at}${entry.note.by}`}>
                  <Note note={entry.note} />
                </li>
              );
            case 'reply':
              return (
                <li key={entry.reply.id}>
                  <OurReply reply={entry.reply} tagged={tagged} />
                </li>
              );
            case 'mention':
              return (
                <li key={entry.mention.id} className={entry.depth > 0 ? 'nested' : undefined}>
                  {entry.mention.own === true ? (
                    <OurWords mention={entry.mention} />
                  ) : (
                    <TheirWords mention={entry.mention} onAnswer={onAnswer} />
                  )}
                </li>
              );
          }
        })}
      </ol>
    </>
  );
}

function Heading({ mention }: { readonly mention: Mention }) {
  const t = useText('reply');
  const link = safeLink(mention.url);
  const network = networkName(mention.network);
  return (
    <>
      <AuthorName author={mention.author} />
      <span className="dimmed">{network}</span>
      <span className="dimmed">
        <Ago at={mention.postedAt} />
      </span>
      {mention.visibility === 'private' ? (
        <span className="tag">
          <Icon name="lock" size={11} /> {t('private')}
        </span>
      ) : null}
      {mention.editedAt === null ? null : (
        <span className="tag">
          {t('edited')}&nbsp;
          <Ago at={mention.editedAt} />
        </span>
      )}
      {link === null ? null : (
        <a href={link.href} target="_blank" rel="noopener noreferrer nofollow" title={t('opensNew', { address: link.href })}>
          <Icon name="open" size={12} />
          <span className="vh">{t('openOn', { network })}</span>
        </a>
      )}
    </>
  );
}

function TheirWords(props: { readonly mention: Mention; readonly onAnswer: ((mention: string) => void) | null }) {
  const t = useText('reply');
  const { mention, onAnswer } = props;
  const gone = mention.deletedAt !== null;
  return (
    <article className="words">
      <Initials name={gone ? '' : authorName(mention.author)} large />
      <div className="row-main">
        <div className="row-head">
          <div className="row-words">
            {gone ? <span className="dimmed">{networkName(mention.network)}</span> : <Heading mention={mention} />}
            {gone ? null : <LanguageTag lang={mention.lang} />}
          </div>
          {gone ? null : (
            <SentimentLabel
              label={mention.sentiment.label}
              score={mention.sentiment.score}
              confidence={mention.sentiment.confidence}
            />
          )}
        </div>
        <MentionBody mention={mention} />
        <Media mention={mention} />
        <Earlier mention={mention} />
        {gone ? null : <UrgencyTag urgency={mention.urgency} reasons={mention.urgencyReasons ?? []} />}
        {gone || onAnswer === null ? null : (
          <button type="button" className="link-button small" onClick={() => onAnswer(mention.id)}>
            {t('answerThis')}
          </button>
        )}
      </div>
    </article>
  );
}

function Earlier({ mention }: { readonly mention: Mention }) {
  const t = useText('reply');
  const revisions = mention.revisions ?? [];
  if (revisions.length === 0 || mention.deletedAt !== null) return null;
  return (
    <details className="earlier small">
      <summary>{t('earlier', { count: revisions.length })}</summary>
      {revisions.map(({ text, replacedAt }) => (
        <p key={replacedAt} className="dimmed">
          <bdi dir="auto">{cleanText(text)}</bdi>
        </p>
      ))}
    </details>
  );
}

function OurWords({ mention }: { readonly mention: Mention }) {
  const t = useText('reply');
  return (
    <article className="words ours">
      <div className="row-main">
        <div className="row-words">
          <Heading mention={mention} />
          <span className="tag own-tag">{t('ours')}</span>
        </div>
        <MentionBody mention={mention} />
        <Media mention={mention} />
      </div>
    </article>
  );
}

function Note({ note }: { readonly note: Activity }) {
  const t = useText('reply');
  const me = useMe();
  return (
    <article className="note">
      <div className="row-words">
        <Icon name="note" size={13} />
        <b className="strong">{actorName(note.by, me?.id)}</b>
        <span className="dimmed">{t('internalNote')}</span>
        <span className="dimmed">
          <Ago at={note.at} />
        </span>
        <span className="row-end dimmed">{t('onlyTeam')}</span>
      </div>
      <p className="text">
        <bdi dir="auto">{cleanText(note.detail ?? '')}</bdi>
      </p>
    </article>
  );
}
