import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Incident, Telling, TellingFilter } from '../api/incidents.ts';
import type { CaseSummary } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { networkName, statusNames } from '../text/words.ts';
import { NextDue } from '../ui/DueLabel.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { LinkMore } from './LinkMore.tsx';
import type { IncidentActing } from './use-incident-action.ts';
import { TellingChips } from './TellingChips.tsx';
import { TellingText } from './TellingText.tsx';
import { useTelling } from './use-telling.ts';
import { useLinkedCases } from './use-linked-cases.ts';
import { ShowMore } from '../ui/ShowMore.tsx';

/** The cases of an incident; whoever decides may take some out or link others. `action` null: only to be read. */
export function LinkedCases({ incident, action }: { readonly incident: Incident; readonly action: IncidentActing | null }) {
  const t = useText('incidents');
  const { list, items: all } = useLinkedCases(incident.id);
  const [filter, setFilter] = useState<TellingFilter>({});
  const { telling, of } = useTelling(incident, filter);
  const narrowed = filter.state !== undefined;
  const items = narrowed ? (telling?.items.map((one) => one.case) ?? []) : all;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [linking, setLinking] = useState(false);
  const changes = action !== null && incident.state === 'open';
  const chosen = items.filter(({ id }) => ticked.has(id)).map(({ id }) => id);
  const tick = (id: string, on: boolean): void => {
    setTicked((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)));
  };
  return (
    <section className="block" aria-labelledby="linked">
      <div className="block-head">
        <h2 id="linked">{t('linkedCases')}</h2>
        <span className="grow" />
        {changes ? (
          <span className="incident-do no-print">
            {chosen.length === 0 ? null : (
              <Button
                size="compact-sm"
                variant="default"
                loading={action.pending === 'unlink'}
                onClick={() => action.run({ type: 'unlink', cases: chosen }, () => setTicked(new Set()))}
              >
                {t('unlink', { count: chosen.length })}
              </Button>
            )}
            <Button size="compact-sm" variant="default" onClick={() => setLinking(true)}>
              {t('linkMore')}
            </Button>
          </span>
        ) : null}
      </div>
      {telling === undefined || telling.looked === 0 ? null : (
        <TellingChips telling={telling} filter={filter} onChange={setFilter} incident={incident} />
      )}
      {list.isPending ? <Loading what={t('linkedCases')} rows={4} height={44} /> : null}
      {list.isError && list.data === undefined ? (
        <Failed what={t('casesFailed')} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {narrowed && telling !== undefined && items.length === 0 ? <p className="dimmed">{t('tellingNobody')}</p> : null}
      {list.isSuccess && all.length === 0 ? (
        <Empty icon="cases" title={t('noCases')}>
          {t('noCasesHint')}
        </Empty>
      ) : null}
      {items.length === 0 ? null : (
        <div className="table-scroll" role="region" aria-label={t('casesTable')} tabIndex={0}>
          <table className="table incident-cases">
            <thead>
              <tr>
                {changes ? (
                  <th scope="col" className="tick">
                    <span className="vh">{t('select')}</span>
                  </th>
                ) : null}
                <th scope="col">{t('case')}</th>
                <th scope="col">{t('about')}</th>
                <th scope="col">{t('statementCell')}</th>
                <th scope="col">{t('status')}</th>
                <th scope="col">{t('due')}</th>
                <th scope="col">{t('owner')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <Row
                  key={one.id}
                  one={one}
                  telling={of(one.id)}
                  ticked={ticked.has(one.id)}
                  onTick={changes ? (on) => tick(one.id, on) : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {narrowed ? null : <ShowMore list={list} />}
      {linking && action !== null ? (
        <LinkMore
          incident={incident}
          linked={new Set(all.map(({ id }) => id))}
          action={action}
          onClose={() => setLinking(false)}
        />
      ) : null}
    </section>
  );
}

function Row(props: {
  readonly one: CaseSummary;
  readonly telling: Telling | undefined;
  readonly ticked: boolean;
  readonly onTick: ((on: boolean) => void) | null;
}) {
  const t = useText('incidents');
  const { one, telling, ticked, onTick } = props;
  const customer = cleanName(one.customerName);
  return (
    <tr>
      {onTick === null ? null : (
        <td className="tick">
          <input
            type="checkbox"
            aria-label={t('selectOne', { number: String(one.number) })}
            checked={ticked}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        </td>
      )}
      <th scope="row">
        <Link to="/cases/$caseId" params={{ caseId: one.id }} className="door">
          C-{one.number}
        </Link>
      </th>
      <td className="what">
        <bdi dir="auto">{cleanText(one.subject).slice(0, 90)}</bdi>
        <span className="dimmed small who-line">
          {customer === '' ? null : (
            <>
              <bdi>{customer}</bdi>,{' '}
            </>
          )}
          {networkName(one.networks[0] ?? 'custom')}
        </span>
      </td>
      <td className="incident-why">{telling === undefined ? null : <TellingText telling={telling} />}</td>
      <td>{statusNames[one.status]}</td>
      <td>
        <NextDue sla={one.sla} status={one.status} />
      </td>
      <td>{one.owner.name}</td>
    </tr>
  );
}
