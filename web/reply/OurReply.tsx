import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaggedCase } from '../api/cases.ts';
import { keys } from '../api/keys.ts';
import { explain } from '../api/problem.ts';
import { decideReply } from '../api/replies.ts';
import type { ReplyDecision } from '../api/replies.ts';
import type { Reply } from '../api/reply-types.ts';
import { maySupervise, mayWork } from '../api/session.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText, safeLink } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';

const needsPerson = (reply: Reply): boolean => reply.state === 'unknown' && reply.error?.code === 'unknown-outcome';

/** An answer of ours in the thread: what it says, who wrote it, where it stands, and what can be decided about it. */
export function OurReply({ reply, tagged }: { readonly reply: Reply; readonly tagged: TaggedCase }) {
  const t = useText('reply');
  const network = networkName(reply.network);
  const link = safeLink(reply.url);
  return (
    <article className={`words ours reply-${reply.state}`}>
      <div className="row-main">
        <div className="row-words">
          <b className="strong">{reply.by.name}</b>
          <span className="dimmed">{reply.visibility === 'public' ? t('publicReply') : t('privateReply')}</span>
          <span className="dimmed">
            <Ago at={reply.sentAt ?? reply.at} />
          </span>
          <span className="tag own-tag">{t('ours')}</span>
          {reply.visibility === 'private' ? <Icon name="lock" size={12} /> : null}
          <span className="row-end reply-state">
            <State reply={reply} network={network} />
          </span>
          {link === null ? null : (
            <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
              <Icon name="open" size={12} />
              <span className="vh">{t('openThere', { network })}</span>
            </a>
          )}
        </div>
        <p className="text">
          <bdi dir="auto">{cleanText(reply.text)}</bdi>
        </p>
        {reply.state === 'approval' && reply.approvalReason !== null ? (
          <p className="dimmed small">{t('why', { reason: reply.approvalReason })}</p>
        ) : null}
        {reply.error === null || reply.state === 'sent' ? null : (
          <p className="due late small">
            <Icon name="warning" size={12} /> {cleanText(reply.error.message)}
          </p>
        )}
        <Decide reply={reply} tagged={tagged} />
      </div>
    </article>
  );
}

function State({ reply, network }: { readonly reply: Reply; readonly network: string }) {
  const t = useText('reply');
  switch (reply.state) {
    case 'approval':
      return t('stateApproval');
    case 'prepared':
    case 'queued':
      return t('stateQueued');
    case 'sending':
      return t('stateSending');
    case 'unknown':
      return needsPerson(reply) ? t('stateNeedsPerson') : t('stateUnknown');
    case 'sent':
      return (
        <>
          <Icon name="check" size={12} /> {reply.moderated ? t('stateModerated', { network }) : t('stateSent', { network })}
        </>
      );
    case 'failed':
      return t('stateFailed');
    case 'withdrawn':
      return reply.error?.code === 'rejected' ? t('stateRejected') : t('stateWithdrawn');
  }
}

function Decide({ reply, tagged }: { readonly reply: Reply; readonly tagged: TaggedCase }) {
  const t = useText('reply');
  const me = useMe();
  const client = useQueryClient();
  const [changed, setChanged] = useState<string | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const mutation = useMutation({
    mutationFn: (decision: ReplyDecision) => decideReply(reply.id, decision, tagged.etag),
    onSettled: () => client.invalidateQueries({ queryKey: keys.case(tagged.case.id) }),
  });
  const decide = (decision: ReplyDecision): void => mutation.mutate(decision);
  const waits = reply.state === 'approval';
  const failed = reply.state === 'failed' || needsPerson(reply);
  if ((!waits && !failed) || !mayWork(me)) return null;
  return (
    <div className="reply-decide">
      {waits && maySupervise(me) && changed !== null ? (
        <textarea
          className="composer-text"
          aria-label={t('editFirst')}
          value={changed}
          rows={3}
          onChange={(event) => setChanged(event.currentTarget.value)}
        />
      ) : null}
      {waits && maySupervise(me) && reason !== null ? (
        <input
          className="composer-text"
          aria-label={t('rejectWhy')}
          placeholder={t('rejectWhy')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      <div className="strip-do">
        {waits && maySupervise(me) && reason === null ? (
          <>
            <Button
              size="compact-sm"
              loading={mutation.isPending}
              onClick={() => decide({ verb: 'approve', body: changed === null ? {} : { text: changed } })}
            >
              {changed === null ? t('approve') : t('approveChanged')}
            </Button>
            {changed === null ? (
              <Button size="compact-sm" variant="default" onClick={() => setChanged(reply.text)}>
                {t('editFirst')}
              </Button>
            ) : null}
          </>
        ) : null}
        {waits && maySupervise(me) && changed === null ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={reason !== null && reason.trim() === ''}
            onClick={() => (reason === null ? setReason('') : decide({ verb: 'reject', body: { reason: reason.trim() } }))}
          >
            {t('reject')}
          </Button>
        ) : null}
        {failed ? (
          <Button size="compact-sm" loading={mutation.isPending} onClick={() => decide({ verb: 'retry', body: {} })}>
            {t('retry')}
          </Button>
        ) : null}
        {failed ? (
          <Button size="compact-sm" variant="default" onClick={() => decide({ verb: 'confirm', body: {} })}>
            {t('confirmSent')}
          </Button>
        ) : null}
        {reply.by.id === me?.id || maySupervise(me) ? (
          <Button size="compact-sm" variant="subtle" onClick={() => decide({ verb: 'withdraw', body: {} })}>
            {t('withdraw')}
          </Button>
        ) : null}
      </div>
      {mutation.isError ? (
        <p className="due late small" role="alert">
          {explain(mutation.error)}
        </p>
      ) : null}
    </div>
  );
}
