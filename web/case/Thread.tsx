import type { Activity, CaseDetail, Mention } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { MentionBody } from '../feed/MentionRow.tsx';
import { cleanText, safeLink } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { AuthorName, authorName } from '../ui/AuthorName.tsx';
import { Icon } from '../ui/icons.tsx';
import { Initials, LanguageTag, SentimentLabel, UrgencyTag } from '../ui/labels.tsx';
import { Empty } from '../ui/states.tsx';
import { actorName } from './activity-text.ts';
import { threadOf } from './thread-order.ts';

/** What was said, oldest first, answers below what they answer, with the team's notes where they were written. */
export function Thread({ one }: { readonly one: CaseDetail }) {
  const entries = threadOf(one.mentions, one.timeline);
  if (entries.length === 0) {
    return (
      <Empty icon="feed" title="No mentions left">
        What was said here was deleted by its author or moved to another case.
      </Empty>
    );
  }
  return (
    <ol className="thread">
      {entries.map((entry) =>
        entry.kind === 'note' ? (
          <li key={`${entry.note.at}${entry.note.by}`}>
            <Note note={entry.note} />
          </li>
        ) : (
          <li key={entry.mention.id} className={entry.depth > 0 ? 'nested' : undefined}>
            {entry.mention.own === true ? <OurWords mention={entry.mention} /> : <TheirWords mention={entry.mention} />}
          </li>
        ),
      )}
    </ol>
  );
}

function Heading({ mention }: { readonly mention: Mention }) {
  const link = safeLink(mention.url);
  return (
    <>
      <AuthorName author={mention.author} />
      <span className="dimmed">{networkName(mention.network)}</span>
      <span className="dimmed">
        <Ago at={mention.postedAt} />
      </span>
      {mention.visibility === 'private' ? (
        <span className="tag">
          <Icon name="lock" size={11} /> Private
        </span>
      ) : null}
      {mention.editedAt === null ? null : (
        <span className="tag">
          Edited&nbsp;
          <Ago at={mention.editedAt} />
        </span>
      )}
      {link === null ? null : (
        <a href={link.href} target="_blank" rel="noopener noreferrer nofollow" title={`${link.href} opens in a new tab`}>
          <Icon name="open" size={12} />
          <span className="vh">Open on {networkName(mention.network)}</span>
        </a>
      )}
    </>
  );
}

function TheirWords({ mention }: { readonly mention: Mention }) {
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
        {gone ? null : <UrgencyTag urgency={mention.urgency} reasons={mention.urgencyReasons ?? []} />}
      </div>
    </article>
  );
}

function OurWords({ mention }: { readonly mention: Mention }) {
  return (
    <article className="words ours">
      <div className="row-main">
        <div className="row-words">
          <Heading mention={mention} />
          <span className="tag own-tag">Ours</span>
        </div>
        <MentionBody mention={mention} />
      </div>
    </article>
  );
}

function Note({ note }: { readonly note: Activity }) {
  const me = useMe();
  return (
    <article className="note">
      <div className="row-words">
        <Icon name="note" size={13} />
        <b className="strong">{actorName(note.by, me?.id)}</b>
        <span className="dimmed">internal note</span>
        <span className="dimmed">
          <Ago at={note.at} />
        </span>
        <span className="row-end dimmed">only your team sees this</span>
      </div>
      <p className="text">
        <bdi dir="auto">{cleanText(note.detail ?? '')}</bdi>
      </p>
    </article>
  );
}
