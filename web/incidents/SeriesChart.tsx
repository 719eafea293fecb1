import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { IncidentReport } from '../api/incidents.ts';
import { axisOf, placesOf, tickEvery } from '../chart/scale.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { shortText } from '../text/time.ts';

const left = 34;
const top = 10;
const plot = 150;
const height = top + plot + 24;
const tickRoom = 96;
/** A label that would be cut at the edge is left out. */
const labelWidth = 78;
/** While only the table is seen the chart has no width, but paper shows both. */
const unseenWidth = 640;

/** Mentions over time with the complaints among them, as a picture or as the numbers it draws; on paper both. */
export function SeriesChart({ series }: { readonly series: IncidentReport['series'] }) {
  const t = useText('incidents');
  const [table, setTable] = useState(false);
  const { ref, width } = useElementSize();
  return (
    <section className="block" aria-labelledby="report-series">
      <div className="block-head">
        <h2 id="report-series">{t('overTime')}</h2>
        <span className="dimmed">{t('overTimeHint')}</span>
        <span className="grow" />
        <button type="button" className="chip bare no-print" aria-pressed={table} onClick={() => setTable(!table)}>
          {t('table')}
        </button>
      </div>
      <div ref={ref} className={table ? 'chart incident-chart only-print' : 'chart incident-chart'}>
        <Drawing series={series} width={width < left * 3 ? unseenWidth : width} />
        <ul className="legend" aria-hidden="true">
          <li>
            <i className="swatch negative" />
            {t('complaints')}
          </li>
          <li>
            <i className="swatch neutral" />
            {t('otherMentions')}
          </li>
        </ul>
      </div>
      <div
        className={table ? 'table-scroll' : 'table-scroll only-print'}
        role="region"
        aria-label={t('overTimeTable')}
        {...(table ? { tabIndex: 0 } : {})}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('time')}</th>
              <th scope="col" className="right">
                {t('mentions')}
              </th>
              <th scope="col" className="right">
                {t('complaints')}
              </th>
            </tr>
          </thead>
          <tbody>
            {series.map(({ start, mentions, complaints }) => (
              <tr key={start}>
                <th scope="row">{shortText(start, 0)}</th>
                <td className="right number">{countText(mentions)}</td>
                <td className="right number">{countText(complaints)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Drawing({ series, width }: { readonly series: IncidentReport['series']; readonly width: number }) {
  const t = useText('incidents');
  const axis = axisOf(Math.max(0, ...series.map(({ mentions }) => mentions)));
  const { step } = placesOf(series.length, { left, width: width - 4 });
  const bar = Math.max(1, Math.min(36, step * 0.74));
  const every = tickEvery(step, tickRoom);
  const y = (count: number): number => top + plot - (count / axis.top) * plot;
  return (
    <svg width={width} height={height} role="img" aria-label={t('chartName')}>
      {axis.lines.map((line) => (
        <g key={line}>
          <line x1={left} x2={width} y1={y(line)} y2={y(line)} className={line === 0 ? 'axis' : 'grid-line'} />
          <text x={left - 6} y={y(line) + 4} textAnchor="end">
            {countText(line)}
          </text>
        </g>
      ))}
      {series.map(({ start, mentions, complaints }, index) => {
        const x = left + index * step + (step - bar) / 2;
        return (
          <g key={start}>
            <g className="piece neutral">
              <rect x={x} y={y(mentions)} width={bar} height={Math.max(0, y(complaints) - y(mentions) - 1.5)} />
            </g>
            <g className="piece negative">
              <rect x={x} y={y(complaints)} width={bar} height={y(0) - y(complaints)} />
            </g>
            {index % every === 0 && left + index * step + labelWidth <= width ? (
              <text x={left + index * step} y={height - 6}>
                {shortText(start, 0)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
