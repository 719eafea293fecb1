import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cardsQuery } from '../../api/quality.ts';
import type { ScoreCard } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { percent } from '../../text/numbers.ts';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { CardForm } from './CardForm.tsx';

/** The score-cards, and the one that is changed. */
export function Cards() {
  const t = useText('quality');
  const cards = useQuery(cardsQuery);
  const [editing, setEditing] = useState<ScoreCard | 'new' | null>(null);
  const items = cards.data ?? [];
  const open = editing === null || editing === 'new' ? undefined : editing.id;
  return (
    <div className={editing === null ? 'quality-columns block' : 'quality-columns block opened'}>
      <section className="quality-side" aria-labelledby="cards">
        <div className="block-head">
          <h2 id="cards">{t('cards')}</h2>
          <span className="grow" />
          {cards.isSuccess ? (
            <Button size="compact-sm" onClick={() => setEditing('new')}>
              {t('newCard')}
            </Button>
          ) : null}
        </div>
        {cards.isPending ? <Loading what={t('loadingCards')} rows={4} height={52} /> : null}
        {cards.isError ? <Failed what={t('cardsFailed')} error={cards.error} onRetry={() => void cards.refetch()} /> : null}
        {cards.isSuccess && items.length === 0 ? (
          <Empty icon="stamp" title={t('noCards')}>
            {t('noCardsHint')}
          </Empty>
        ) : null}
        {items.length === 0 ? null : (
          <ul className="quality-list">
            {items.map((card) => (
              <li key={card.id}>
                <button
                  type="button"
                  className="quality-row plain-row"
                  aria-current={card.id === open ? 'true' : undefined}
                  onClick={() => setEditing(card)}
                >
                  <bdi className="sup-strong">{cleanText(card.name)}</bdi>
                  <span className="dimmed small">
                    {t('cardFacts', { count: card.questions.length, mark: percent(card.passMark) })}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
      {editing === null ? null : (
        <CardForm
          key={open ?? 'new'}
          card={editing === 'new' ? null : editing}
          known={items.map(({ id }) => id)}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
