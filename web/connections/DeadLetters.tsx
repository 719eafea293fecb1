import { useInfiniteQuery } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { deadLettersQuery, replayDeadLetter } from '../api/shelf.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Ago } from '../ui/Ago.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { ReplayButton } from './ReplayButton.tsx';
import { ShowMore } from '../ui/ShowMore.tsx';

/** Work that failed for good and waits for a person. */
export function DeadLetters({ mayReplay }: { readonly mayReplay: boolean }) {
  const t = useText('settings');
  const list = useInfiniteQuery(deadLettersQuery);
  const letters = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isPending) return <Loading what={t('loadingFailed')} rows={3} height={50} />;
  if (list.isError && letters.length === 0) {
    return <Failed what={t('failedWorkFailed')} error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (letters.length === 0) {
    return (
      <Empty icon="check" title={t('noFailedWork')}>
        {t('noFailedWorkHint')}
      </Empty>
    );
  }
  return (
    <>
      <ul className="plain shelf">
        {letters.map((letter) => (
          <li key={`${letter.name} ${letter.id}`}>
            <div className="shelf-main">
              <div>
                <b className="strong">{letter.name}</b> <span className="shelf-detail">{cleanText(letter.reason)}</span>
              </div>
              <div className="dimmed small">
                {letter.connection === null ? null : `${letter.connection} · `}
                {t('attempts', { count: letter.attempts })} · <Ago at={letter.at} />
              </div>
            </div>
            {mayReplay ? (
              <ReplayButton
                what={`${letter.name} ${letter.id}`}
                replay={() => replayDeadLetter(letter)}
                reload={keys.deadLetters}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </>
  );
}
