import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { caseQuery, noteSeen } from '../api/cases.ts';
import type { CaseAction, TaggedCase } from '../api/cases.ts';
import { meQuery, mayWork } from '../api/session.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { useText } from '../i18n/use-text.ts';
import { usePresence } from '../presence/presence.tsx';
import { Composer } from '../reply/Composer.tsx';
import { Others } from '../reply/Others.tsx';
import { cleanText } from '../text/clean.ts';
import { Icon } from '../ui/icons.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { ActionResult } from './ActionResult.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseDialogs, dialogOf } from './CaseDialogs.tsx';
import type { Asking, OpenDialog } from './CaseDialogs.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseHeading } from './CaseHeading.tsx';
import { CustomerPane } from './CustomerPane.tsx';
import { IncidentStrip } from './IncidentStrip.tsx';
import { NoteForm } from './NoteForm.tsx';
import { Thread } from './Thread.tsx';
import { Timeline } from './Timeline.tsx';
import { UndoNotice } from './UndoNotice.tsx';
import { useCaseAction } from './use-case-action.ts';

export function CasePage() {
  const t = useText('reply');
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const found = useQuery(caseQuery(caseId));
  const navigate = useNavigate();
  useShortcuts({ Escape: () => void navigate({ to: '/cases', search: (previous) => previous }) });
  useTitle(found.data === undefined ? t('aCase') : `C-${found.data.case.number}`);
  return (
    <>
      <section className="pane side-pane wide case-pane" aria-label={t('theCase')}>
        <div className="detail-bar small-only">
          <Link to="/cases" search={(previous) => previous} className="back">
            <Icon name="back" /> <span>{t('cases')}</span>
          </Link>
        </div>
        {found.isPending ? <Loading what={t('loadingCase')} rows={6} height={90} /> : null}
        {found.isError && found.data === undefined ? (
          <Failed what={t('couldNotLoad')} error={found.error} onRetry={() => void found.refetch()} />
        ) : null}
        {found.data === undefined ? null : <OpenCase key={caseId} tagged={found.data} />}
      </section>
      {found.data === undefined ? (
        <aside className="pane customer-pane" aria-label={t('customer')} />
      ) : (
        <aside className="pane customer-pane" aria-label={t('customer')}>
          <CustomerPane one={found.data.case} />
        </aside>
      )}
    </>
  );
}

type View = 'thread' | 'timeline' | 'customer';
const views = [
  { value: 'thread', label: 'customersView' },
  { value: 'timeline', label: 'timeline' },
  { value: 'customer', label: 'customer' },
] as const satisfies readonly { readonly value: View; readonly label: string }[];

function OpenCase({ tagged }: { readonly tagged: TaggedCase }) {
  const t = useText('reply');
  const { data: me } = useQuery(meQuery);
  const [view, setView] = useState<View>('thread');
  const [answering, setAnswering] = useState<string | null>(null);
  const [writing, setWriting] = useState<'reply' | 'note'>('reply');
  const [typing, setTyping] = useState(false);
  usePresence({ case: tagged.case.id, activity: typing ? 'typing' : 'looking' });
  const action = useCaseAction(tagged);
  const [asking, setAsking] = useState<Asking | null>(null);
  const ask = (open: OpenDialog): void => setAsking({ open, kept: null });
  const lookAgain = (refused: CaseAction): void => {
    const open = dialogOf(refused);
    setView('timeline');
    if (open !== null) setAsking({ open, kept: refused });
  };
  const works = mayWork(me);
  const one = tagged.case;
  const unfinished = one.status === 'open' || one.status === 'pending' || one.status === 'solved';
  const named = one.notified?.includes(me?.id ?? '') === true;
  useEffect(() => {
    if (named) void noteSeen(one.id).catch(() => undefined);
  }, [named, one.id]);
  useShortcuts(works ? { n: () => setWriting('note'), r: () => setWriting('reply') } : {});
  return (
    <>
      <header className="case-head">
        <CaseHeading one={one} action={works ? action : null} onAsk={ask} />
        {works ? <CaseActions one={one} me={me ?? null} action={action} onAsk={ask} /> : null}
        <CaseClocks one={one} me={me ?? null} />
      </header>
      {one.help === undefined || one.help === null ? null : (
        <div className="strip warn" role="note">
          <Icon name="up" size={14} />
          <span>{t('helpAsked', { name: one.help.name, text: cleanText(one.help.text) })}</span>
          {works ? (
            <Button size="compact-sm" variant="default" onClick={() => action.run({ type: 'help-done' })}>
              {t('helpDone')}
            </Button>
          ) : null}
        </div>
      )}
      <IncidentStrip one={one} action={works ? action : null} />
      <ActionResult action={action} brand={one.brand} onLookAgain={lookAgain} />
      <div className="tools">
        <div className="seg" role="group" aria-label={t('showWhat')}>
          {views.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              aria-pressed={view === value}
              className={value === 'customer' ? 'narrow-only' : undefined}
              onClick={() => setView(value)}
            >
              {t(label)}
              {value === 'timeline' ? <span className="dimmed number"> {one.timeline.length}</span> : null}
            </button>
          ))}
        </div>
      </div>
      <UndoNotice action={action} one={one} />
      <div className="scroller">
        {view === 'thread' ? (
          <Thread
            tagged={tagged}
            onAnswer={
              works && unfinished
                ? (mention) => {
                    setWriting('reply');
                    setAnswering(mention);
                  }
                : null
            }
          />
        ) : null}
        {view === 'timeline' ? <Timeline one={one} /> : null}
        {view === 'customer' ? <CustomerPane one={one} /> : null}
      </div>
      {works ? (
        <div className="write">
          <div className="write-head">
            <Others caseId={one.id} me={me?.id} />
            <div className="seg small" role="group" aria-label={t('modes')}>
              {(['reply', 'note'] as const).map((mode) => (
                <button key={mode} type="button" aria-pressed={writing === mode} onClick={() => setWriting(mode)}>
                  {t(mode)} <kbd>{mode === 'reply' ? 'r' : 'n'}</kbd>
                </button>
              ))}
            </div>
          </div>
          {writing === 'reply' && unfinished ? (
            <Composer tagged={tagged} answering={answering} onTyping={setTyping} />
          ) : (
            <NoteForm action={action} caseId={one.id} focused />
          )}
        </div>
      ) : null}
      <CaseDialogs asking={asking} one={one} action={action} onClose={() => setAsking(null)} />
    </>
  );
}
