import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { TaggedCase } from '../api/cases.ts';
import type { Reply, Visibility } from '../api/reply-types.ts';
import { noteSuggestionUsed } from '../api/replies.ts';
import type { Mention } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { networkName } from '../text/words.ts';
import { spanText } from '../text/time.ts';
import { authorName } from '../ui/AuthorName.tsx';
import { Icon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';
import { abilityFor, answerable } from './newest-open.ts';
import { MacroMenu } from './MacroMenu.tsx';
import { Notices } from './Notices.tsx';
import { OutsideForm } from './OutsideForm.tsx';
import { RefusedNotice } from './RefusedNotice.tsx';
import { Sender } from './Sender.tsx';
import { SentLine } from './SentLine.tsx';
import { Suggestions } from './Suggestions.tsx';
import { useDraft } from './use-draft.ts';
import { useSend } from './use-send.ts';

/** Where an agent answers: says to whom, as whom and who can read it, counts as the network counts, and never cuts. */
export function Composer(props: {
  readonly tagged: TaggedCase;
  /** The mention that was chosen to be answered. */
  readonly answering: string | null;
  readonly onTyping: (typing: boolean) => void;
}) {
  const { tagged, answering, onTyping } = props;
  const t = useText('reply');
  const one = tagged.case;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(one);
  const [sent, setSent] = useState<Reply | null>(null);
  const [typing, setTyping] = useState(false);
  const { send, refused, pending, dismiss } = useSend(tagged, (reply) => {
    setSent(reply);
    draft.clear();
  });
  useEffect(() => {
    onTyping(typing);
    return () => onTyping(false);
  }, [typing, onTyping]);
  useEffect(() => {
    if (!typing) return undefined;
    const timer = setTimeout(() => setTyping(false), 5_000);
    return () => clearTimeout(timer);
  }, [typing, draft.typed]);
  const { change } = draft;
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (answering !== null) change({ mention: answering });
  }, [answering, change]);

  const { typed, check } = draft;
  const mention = one.mentions.find(({ id }) => id === typed?.mention) ?? answerable(one)[0];
  if (typed === null || mention === undefined) return null;
  const ability = abilityFor(one, mention.id, typed.visibility);
  const author = authorName(mention.author);
  const network = networkName(mention.network);
  const needsApproval = check?.needsApproval ?? null;
  const blocked = typed.text.trim() === '' || (check?.problems.length ?? 0) > 0;
  const insert = (text: string, source: string | null): void => {
    draft.change({ text: typed.text.trim() === '' ? text : `${typed.text.trimEnd()}\n${text}`, source });
    field.current?.focus();
  };
  const go = (over: { readonly approval?: boolean; readonly followUp?: boolean } = {}): void => {
    if (blocked || pending) return;
    setSent(null);
    send({
      text: typed.text.trim(),
      mention: mention.id,
      visibility: typed.visibility,
      followUp: over.followUp ?? false,
      approval: over.approval ?? needsApproval !== null,
      source: typed.source,
    });
    if (typed.source !== null) void noteSuggestionUsed(typed.source, one.id).catch(() => undefined);
  };

  return (
    <section className={`composer ${typed.visibility}`} aria-label={t('title')}>
      <div className="composer-head">
        <span className="dimmed cut">{t('answering', { author })}</span>
        {ability?.canReply === false ? null : <Sender one={one} mention={mention} />}
        <Ways
          mention={mention}
          value={typed.visibility}
          privately={abilityFor(one, mention.id, 'private')?.canReply === true}
          onChange={(visibility) => draft.change({ visibility })}
        />
        <Window deadlineAt={ability?.deadlineAt ?? null} />
      </div>
      {ability === null || ability.canReply ? null : (
        <div className="strip" role="note">
          <Icon name="warning" size={14} />
          <span>{t('cannot', { reason: ability.reason })}</span>
        </div>
      )}
      {ability?.canReply === false ? (
        <OutsideForm tagged={tagged} mention={mention} />
      ) : (
        <>
          <textarea
            ref={field}
            className="composer-text"
            aria-label={t(typed.visibility === 'public' ? 'labelPublic' : 'labelPrivate', { author, network })}
            placeholder={t(typed.visibility === 'public' ? 'placeholderPublic' : 'placeholderPrivate')}
            value={typed.text}
            rows={typed.text.length > 120 || typed.text.includes('\n') ? 4 : 2}
            maxLength={20_000}
            onChange={(event) => {
              setTyping(true);
              setSent(null);
              draft.change({ text: event.currentTarget.value });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                go();
              }
            }}
          />
          <Notices
            one={one}
            typed={typed}
            check={check}
            onPrivate={() => draft.change({ visibility: 'private' })}
            onText={(text) => draft.change({ text })}
            onApproval={() => go({ approval: true })}
          />
          <RefusedNotice
            refused={refused}
            now={one.version}
            onFollowUp={() => go({ followUp: true })}
            onAgain={() => go()}
            onApproval={() => go({ approval: true })}
            onDismiss={dismiss}
          />
          <Suggestions caseId={one.id} onInsert={insert} />
          <div className="composer-foot">
            <MacroMenu caseId={one.id} onInsert={insert} />
            <Kept saving={draft.saving} savedAt={draft.savedAt} />
            <span className="grow" />
            <Count length={check?.length ?? typed.text.length} most={check?.maxLength ?? ability?.maxLength ?? null} />
            <Button size="compact-sm" onClick={() => go()} disabled={blocked} loading={pending} rightSection={<kbd>Ctrl ↵</kbd>}>
              {needsApproval !== null ? t('sendApproval') : typed.visibility === 'public' ? t('sendPublic') : t('sendPrivate')}
            </Button>
          </div>
        </>
      )}
      <SentLine sent={sent} />
    </section>
  );
}

function Ways(props: {
  readonly mention: Mention;
  readonly value: Visibility;
  readonly privately: boolean;
  readonly onChange: (value: Visibility) => void;
}) {
  const t = useText('reply');
  const { mention, value, privately, onChange } = props;
  if (mention.visibility === 'private') {
    return (
      <span className="tag">
        <Icon name="lock" size={11} /> {t('private')}
      </span>
    );
  }
  return (
    <div className="seg small" role="group" aria-label={t('where')}>
      {(['public', 'private'] as const).map((way) => (
        <button
          key={way}
          type="button"
          aria-pressed={value === way}
          disabled={way === 'private' && !privately && value !== 'private'}
          onClick={() => onChange(way)}
        >
          <Icon name={way === 'public' ? 'feed' : 'lock'} size={12} /> {t(way)}
        </button>
      ))}
    </div>
  );
}

function Window({ deadlineAt }: { readonly deadlineAt: string | null }) {
  const t = useText('reply');
  const now = useNow('ten-seconds');
  if (deadlineAt === null) return null;
  const left = Date.parse(deadlineAt) - now;
  return (
    <span className={left > 0 ? 'dimmed small nowrap' : 'due late small'}>
      <Icon name="clock" size={12} /> {left > 0 ? t('windowLeft', { time: spanText(left) }) : t('windowClosed')}
    </span>
  );
}

function Count({ length, most }: { readonly length: number; readonly most: number | null }) {
  const t = useText('reply');
  const over = most !== null && length > most;
  return (
    <span className={over ? 'due late small number' : 'dimmed small number'} aria-live="off">
      {over ? <Icon name="warning" size={12} /> : null}{' '}
      {most === null ? t('lengthFree', { length }) : t('lengthOf', { length, most })}
    </span>
  );
}

function Kept({ saving, savedAt }: { readonly saving: string; readonly savedAt: number | null }) {
  const t = useText('reply');
  if (saving === 'offline') {
    return (
      <span className="due soon small">
        <Icon name="warning" size={12} /> {t('keptHere')}
      </span>
    );
  }
  if (saving === 'typing') return <span className="dimmed small">{t('savingNow')}</span>;
  return saving === 'saved' && savedAt !== null ? <span className="dimmed small">{t('saved')}</span> : null;
}
