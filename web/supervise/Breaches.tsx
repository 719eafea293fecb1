import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { boardKey, handOver } from '../api/board.ts';
import type { Board, HandTo } from '../api/board.ts';
import { actOnCase } from '../api/cases.ts';
import { explain } from '../api/problem.ts';
import type { CaseSummary } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { networkName } from '../text/words.ts';
import { NextDue } from '../ui/DueLabel.tsx';
import { newKey } from '../ui/new-key.ts';
import { Empty } from '../ui/states.tsx';

/** Open cases past a target: take one over in one step, or hand several to somebody. */
export function Breaches({ board }: { readonly board: Board }) {
  const t = useText('board');
  const client = useQueryClient();
  const { breaches } = board;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const listed = breaches.filter(({ id }) => chosen.includes(id));
  const again = () => client.invalidateQueries({ queryKey: boardKey });
  const taking = useMutation({
    mutationFn: ({ id, version }: CaseSummary) =>
      actOnCase({ id, etag: `"${version}"`, action: { type: 'claim', takeOver: true }, idempotencyKey: newKey() }),
    onSettled: again,
  });
  const handing = useMutation({
    mutationFn: (to: HandTo) => handOver({ cases: listed, to, idempotencyKey: newKey() }),
    onSuccess: () => setChosen([]),
    onSettled: again,
  });
  return (
    <section aria-labelledby="board-breaches">
      <h2 id="board-breaches">
        {t('breaches')} <span className="dimmed small">{t('breachesHint')}</span>
      </h2>
      {breaches.length === 0 ? (
        <Empty icon="check" title={t('noBreaches')}>
          {t('noBreachesHint')}
        </Empty>
      ) : (
        <>
          {listed.length === 0 ? null : <HandOver board={board} count={listed.length} onDo={(to) => handing.mutate(to)} />}
          <p role="status" className="small">
            {taking.isSuccess ? t('taken', { number: String(taking.variables.number) }) : ''}
            {handing.isSuccess ? t('reassigned', { count: handing.data.done.length }) : ''}
          </p>
          {taking.isError || handing.isError ? (
            <p role="alert" className="due late small">
              {explain(taking.error ?? handing.error)}
            </p>
          ) : null}
          <div className="table-scroller">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">
                    <input
                      type="checkbox"
                      aria-label={t('selectAll')}
                      checked={listed.length === breaches.length}
                      onChange={(event) => setChosen(event.currentTarget.checked ? breaches.map(({ id }) => id) : [])}
                    />
                  </th>
                  <th scope="col">{t('case')}</th>
                  <th scope="col">{t('what')}</th>
                  <th scope="col">{t('network')}</th>
                  <th scope="col">{t('clock')}</th>
                  <th scope="col">{t('owner')}</th>
                  <th scope="col">
                    <span className="vh">{t('doHead')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {breaches.map((one) => (
                  <BreachRow
                    key={one.id}
                    one={one}
                    isChosen={chosen.includes(one.id)}
                    onChoose={(on) => setChosen((before) => (on ? [...before, one.id] : before.filter((id) => id !== one.id)))}
                    onTake={() => taking.mutate(one)}
                    isBusy={taking.isPending && taking.variables.id === one.id}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

function BreachRow(props: {
  readonly one: CaseSummary;
  readonly isChosen: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly onTake: () => void;
}) {
  const t = useText('board');
  const { one, isChosen, isBusy, onChoose, onTake } = props;
  const number = String(one.number);
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={t('select', { number })}
          checked={isChosen}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </td>
      <td className="nowrap">
        <Link to="/cases/$caseId" params={{ caseId: one.id }}>
          C-{number}
        </Link>
      </td>
      <td>
        <bdi>{cleanText(one.subject).slice(0, 60)}</bdi>
        {one.customerName === undefined || one.customerName === null ? null : (
          <span className="block dimmed small">
            <bdi>{cleanName(one.customerName)}</bdi>
          </span>
        )}
      </td>
      <td>{networkName(one.networks[0] ?? 'custom')}</td>
      <td className="nowrap">
        <NextDue sla={one.sla} status={one.status} />
      </td>
      <td>{one.owner.kind === 'queue' ? t('inQueue', { name: one.owner.name }) : one.owner.name}</td>
      <td>
        <Button size="compact-sm" variant="default" loading={isBusy} aria-label={t('takeOverOf', { number })} onClick={onTake}>
          {t('takeOver')}
        </Button>
      </td>
    </tr>
  );
}

function HandOver(props: { readonly board: Board; readonly count: number; readonly onDo: (to: HandTo) => void }) {
  const t = useText('board');
  const { board, count, onDo } = props;
  const targets: readonly { readonly value: string; readonly label: string; readonly to: HandTo }[] = [
    ...board.queues.map(({ id, name, depth }) => ({
      value: `queue ${id}`,
      label: t('queueLoad', { name, count: depth }),
      to: { kind: 'queue' as const, id },
    })),
    ...board.agents.map(({ id, name }) => ({ value: `agent ${id}`, label: name, to: { kind: 'agent' as const, id } })),
  ];
  const [value, setValue] = useState(targets[0]?.value ?? '');
  const target = targets.find((one) => one.value === value);
  return (
    <form
      className="hand-over"
      onSubmit={(event) => {
        event.preventDefault();
        if (target !== undefined) onDo(target.to);
      }}
    >
      <span>{t('selected', { count })}</span>
      <NativeSelect
        aria-label={t('toWhom')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        data={targets.map(({ value: one, label }) => ({ value: one, label }))}
      />
      <Button type="submit" size="compact-md" disabled={target === undefined}>
        {t('reassign', { count })}
      </Button>
    </form>
  );
}
