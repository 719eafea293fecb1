import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { deadLettersQuery } from '../api/shelf.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Ago } from '../ui/Ago.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { AdminPage } from './AdminPage.tsx';
import { MendLetter } from './MendLetter.tsx';

/** Work that failed for good: each opens to be mended and sent again. */
export function DeadLettersPage() {
  const t = useText('settings');
  const list = useInfiniteQuery(deadLettersQuery);
  const [open, setOpen] = useState<string | null>(null);
  const letters = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <AdminPage title={t('failedWork')} hint={t('noFailedWorkHint')}>
      {list.isPending ? <Loading what={t('loadingFailed')} rows={3} height={50} /> : null}
      {list.isError && letters.length === 0 ? (
        <Failed what={t('failedWorkFailed')} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data !== undefined && letters.length === 0 ? <Empty icon="check" title={t('noFailedWork')} /> : null}
      <ul className="plain admin-list">
        {letters.map((letter) => {
          const key = `${letter.name} ${letter.id}`;
          return (
            <li key={key}>
              <button
                type="button"
                className="admin-row"
                aria-expanded={open === key}
                onClick={() => setOpen(open === key ? null : key)}
              >
                <span className="admin-row-name">
                  <b className="strong">{letter.name}</b>
                  <span>{cleanText(letter.reason)}</span>
                  <span className="dimmed small">
                    {letter.connection === null ? null : `${letter.connection} · `}
                    {t('attempts', { count: letter.attempts })} · <Ago at={letter.at} />
                  </span>
                </span>
              </button>
              {open === key ? <MendLetter letter={letter} onDone={() => setOpen(null)} /> : null}
            </li>
          );
        })}
      </ul>
    </AdminPage>
  );
}
