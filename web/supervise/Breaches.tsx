import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Board } from '../api/board.ts';
import { mayTakeOver } from '../api/session.ts';
import { useMe } from '../app/use-me.ts';
import { RichText } from '../i18n/RichText.tsx';
import { useText } from '../i18n/use-text.ts';
import { Empty } from '../ui/states.tsx';
import { BreachRow } from './BreachRow.tsx';
import { HandingResult } from './HandingResult.tsx';
import { HandOver } from './HandOver.tsx';
import { useSteadyOrder } from './steady-order.ts';
import { TakeoverResult } from './TakeoverResult.tsx';
import { useHanding } from './use-handing.ts';
import { useTakeover } from './use-takeover.ts';

/** Open cases past a target: take one over in one step, or hand several to somebody. */
export function Breaches({ board }: { readonly board: Board }) {
  const t = useText('board');
  const me = useMe();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [within, setWithin] = useState(false);
  const [asking, setAsking] = useState(false);
  const listed = useSteadyOrder(board.breaches, within || ticked.size > 0 || asking);
  const chosen = listed.filter(({ id }) => ticked.has(id));
  const takeover = useTakeover();
  const handing = useHanding({ keep: (ids) => setTicked(new Set(ids)) });
  const tick = (id: string, on: boolean): void =>
    setTicked((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  return (
    <section aria-labelledby="breaches" className="block">
      <div className="block-head">
        <h2 id="breaches">{t('breaches')}</h2>
        <span className="dimmed">{t('breachesHint')}</span>
        <span className="grow" />
        {listed.length === 0 ? null : (
          <Button size="compact-sm" variant="default" disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            {chosen.length === 0 ? t('reassignNone') : t('reassign', { count: chosen.length })}
          </Button>
        )}
      </div>
      <TakeoverResult takeover={takeover} />
      <HandingResult handing={handing} />
      {listed.length === 0 ? (
        <Empty icon="check" title={t('noBreaches')}>
          {t('noBreachesHint')}
        </Empty>
      ) : (
        <div
          className="table-scroll"
          tabIndex={0}
          role="region"
          aria-label={t('numbersOf', { name: t('breaches') })}
          onPointerEnter={() => setWithin(true)}
          onPointerLeave={() => setWithin(false)}
          onFocus={() => setWithin(true)}
          onBlur={() => setWithin(false)}
        >
          <table className="table breach-table">
            <thead>
              <tr>
                <th scope="col" className="tick">
                  <input
                    type="checkbox"
                    aria-label={t('selectAll')}
                    checked={chosen.length === listed.length}
                    onChange={(event) => setTicked(new Set(event.currentTarget.checked ? listed.map(({ id }) => id) : []))}
                  />
                </th>
                <th scope="col">{t('case')}</th>
                <th scope="col">{t('what')}</th>
                <th scope="col">{t('clock')}</th>
                <th scope="col">{t('owner')}</th>
                <th scope="col">
                  <span className="vh">{t('doHead')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {listed.map((one) => (
                <BreachRow
                  key={one.id}
                  one={one}
                  ticked={ticked.has(one.id)}
                  mine={one.owner.kind === 'agent' && one.owner.id === me?.id}
                  takeover={mayTakeOver(me) ? takeover : null}
                  onTick={(on) => tick(one.id, on)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {board.totals.breached > listed.length ? (
        <p className="dimmed small">
          <RichText
            area="board"
            name="moreBreaches"
            with={{
              most: String(listed.length),
              link: (inside) => (
                <Link to="/cases" search={{ status: 'open', breached: true, order: 'pressing' }}>
                  {inside}
                </Link>
              ),
            }}
          />
        </p>
      ) : null}
      <HandOver
        open={asking}
        board={board}
        count={chosen.length}
        onClose={() => setAsking(false)}
        onDo={(to) => {
          setAsking(false);
          handing.hand(chosen, to);
        }}
      />
    </section>
  );
}
