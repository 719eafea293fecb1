import { useQuery } from '@tanstack/react-query';
import { careQuery } from '../api/analytics.ts';
import type { Bar, Totals } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, shareText } from '../text/numbers.ts';
import { spanText } from '../text/time.ts';
import { networkName } from '../text/words.ts';
import { ShareBar } from './bars.tsx';
import { BarsChart } from '../chart/BarsChart.tsx';
import { CareOverTime } from './CareOverTime.tsx';
import { ChangeText } from './ChangeText.tsx';
import type { Column } from './DataTable.tsx';
import { CasesDoor } from './doors.tsx';
import { Numbers, Awaited } from './Panel.tsx';
import { useView } from './use-view.ts';

const [minute, hour, day] = [60, 3_600, 86_400];

type OfNetwork = Totals & { readonly network: string };
interface WaitRow extends Bar {
  readonly from: number;
}
/** 5m, 4h, 7d: there is little room below a bar. */
function shortSpan(span: number): string {
  if (span < hour) return `${span / minute}m`;
  return span < day ? `${span / hour}h` : `${span / day}d`;
}

const seconds = (value: number | undefined): string => (value === undefined ? '–' : spanText(value * 1000));

/** How the cases opened in the time were answered and solved. */
export function CarePage() {
  const t = useText('brand');
  const { question, compare, options, byTime } = useView();
  const answer = useQuery({ ...careQuery({ ...question, compare, ...byTime }), ...options });
  const columns: Column<OfNetwork>[] = [
    {
      key: 'network',
      head: t('network'),
      words: true,
      cell: ({ network }) => networkName(network),
      value: ({ network }) => networkName(network),
    },
    {
      key: 'opened',
      head: t('casesOpened'),
      cell: ({ network, casesOpened }) => <CasesDoor count={casesOpened} only={{ network }} />,
      value: ({ casesOpened }) => casesOpened,
    },
    { key: 'answered', head: t('answered'), cell: (row) => countText(row.casesAnswered), value: (row) => row.casesAnswered },
    { key: 'solved', head: t('solved'), cell: (row) => countText(row.casesSolved), value: (row) => row.casesSolved },
    { key: 'reopened', head: t('reopened'), cell: (row) => countText(row.casesReopened), value: (row) => row.casesReopened },
    {
      key: 'first',
      head: t('firstResponse'),
      cell: (row) => seconds(row.firstResponse?.median),
      value: (row) => row.firstResponse?.median ?? null,
    },
    {
      key: 'first90',
      head: t('firstResponse90'),
      cell: (row) => seconds(row.firstResponse?.p90),
      value: (row) => row.firstResponse?.p90 ?? null,
    },
    {
      key: 'resolution',
      head: t('resolution'),
      cell: (row) => seconds(row.resolution?.median),
      value: (row) => row.resolution?.median ?? null,
    },
  ];
  const none = { title: t('noCases'), hint: t('noCasesHint') };
  const waits = (title: string, file: string, bars: readonly Bar[]) => (
    <Numbers
      title={title}
      hint={t('fromFirstPost')}
      file={file}
      answer={answer}
      rows={withStarts(bars)}
      idOf={({ from }) => String(from)}
      columns={waitColumns(bars)}
      chart={<BarsChart name={t('barsName', { title })} bars={withStarts(bars).map(barOf)} />}
      empty={{ title: t('noTimes'), hint: t('noTimesHint') }}
    />
  );
  return (
    <>
      <Awaited answer={answer} what={t('care')}>
        {({ now, then }) => <CareTiles now={now} then={then} />}
      </Awaited>
      {answer.data === undefined ? null : (
        <>
          <CareOverTime answer={answer} />
          <div className="brand-pair">
            {waits(t('firstResponses'), 'first-responses', answer.data.firstResponse)}
            {waits(t('resolutions'), 'resolutions', answer.data.resolution)}
          </div>
          <Numbers
            title={t('careByNetwork')}
            file="care"
            answer={answer}
            rows={answer.data.byNetwork}
            idOf={({ network }) => network}
            columns={columns}
            empty={none}
          />
        </>
      )}
    </>
  );

  function rangeWords({ from, upTo }: WaitRow): string {
    return upTo === null ? t('longerThan', { from: spanText(from * 1000) }) : t('upTo', { to: spanText(upTo * 1000) });
  }

  function barOf(row: WaitRow) {
    return {
      id: String(row.from),
      tick: row.upTo === null ? t('longer') : shortSpan(row.upTo),
      name: t('barOf', { within: rangeWords(row), count: row.count }),
      count: row.count,
    };
  }

  function waitColumns(bars: readonly Bar[]): Column<WaitRow>[] {
    const all = bars.reduce((sum, { count }) => sum + count, 0);
    const most = Math.max(1, ...bars.map(({ count }) => count));
    return [
      { key: 'time', head: t('within'), words: true, cell: rangeWords, value: rangeWords },
      { key: 'bar', head: t('shareBar'), headHidden: true, cell: ({ count }) => <ShareBar part={count / most} /> },
      { key: 'count', head: t('cases'), cell: ({ count }) => countText(count), value: ({ count }) => count },
      {
        key: 'share',
        head: t('share'),
        cell: ({ count }) => shareText(count, all),
        value: ({ count }) => (all === 0 ? null : Number((count / all).toFixed(4))),
      },
    ];
  }
}

function withStarts(bars: readonly Bar[]): WaitRow[] {
  return bars.some(({ count }) => count > 0) ? bars.map((bar, index) => ({ ...bar, from: bars[index - 1]?.upTo ?? 0 })) : [];
}

function CareTiles({ now, then }: { readonly now: Totals; readonly then: Totals | null }) {
  const t = useText('brand');
  const tiles = [
    { label: t('casesOpened'), text: <CasesDoor count={now.casesOpened} />, now: now.casesOpened, was: then?.casesOpened },
    { label: t('answered'), text: countText(now.casesAnswered), now: now.casesAnswered, was: then?.casesAnswered },
    { label: t('solved'), text: countText(now.casesSolved), now: now.casesSolved, was: then?.casesSolved },
  ];
  const times = [
    { label: t('firstResponse'), now: now.firstResponse, was: then?.firstResponse },
    { label: t('resolution'), now: now.resolution, was: then?.resolution },
  ];
  return (
    <ul className="tiles brand-tiles">
      {tiles.map((tile) => (
        <li key={tile.label} className="tile">
          <span className="dimmed">{tile.label}</span>
          <span className="tile-line">
            <span className="tile-number">{tile.text}</span>
            <ChangeText now={tile.now} then={tile.was} />
          </span>
        </li>
      ))}
      {times.map((tile) => (
        <li key={tile.label} className="tile">
          <span className="dimmed">{tile.label}</span>
          <span className="tile-line">
            <span className="tile-number">{seconds(tile.now?.median)}</span>
            {tile.now === null ? null : <ChangeText now={tile.now.median} then={tile.was?.median} unit="seconds" good="down" />}
          </span>
          <span className="dimmed small">
            {tile.now === null ? t('noAnswerYet') : t('nineInTen', { span: seconds(tile.now.p90) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
