import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import type { AgeBand } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { bandText, bandTick } from './age-bands.ts';

const height = 216;
const top = 34;
const bottom = 22;
const gap = 6;

/** Bars by age; what is late in a band is hatched at the top of its bar and said in words, so that it needs no colour. */
export function AgeChart({ bands }: { readonly bands: readonly AgeBand[] }) {
  const t = useText('board');
  const { ref, width } = useElementSize();
  const hatch = useId();
  const most = Math.max(1, ...bands.map(({ count }) => count));
  const step = width / Math.max(1, bands.length);
  const bar = Math.max(4, step - gap);
  const plot = height - top - bottom;
  return (
    <div ref={ref} className="age-chart">
      {width === 0 ? null : (
        <svg width={width} height={height} role="img" aria-label={t('agesChart', { bands: bands.map(bandText).join('; ') })}>
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" className="hatch-ground" />
              <rect width="2" height="6" className="hatch-line" />
            </pattern>
          </defs>
          {bands.map((band, index) => {
            const x = index * step;
            const all = (band.count / most) * plot;
            const late = (band.breached / most) * plot;
            const y = top + plot - all;
            return (
              <g key={band.from}>
                <rect className="age-bar" x={x} y={y + late} width={bar} height={all - late} />
                {band.breached > 0 ? <rect x={x} y={y} width={bar} height={late} fill={`url(#${hatch})`} /> : null}
                <text x={x + bar / 2} y={y - 5} textAnchor="middle" className={band.count === 0 ? undefined : 'peak'}>
                  {countText(band.count)}
                </text>
                {band.breached > 0 ? (
                  <text x={x + bar / 2} y={y - 19} textAnchor="middle" className="late-count">
                    {t('lateShort', { late: band.breached })}
                  </text>
                ) : null}
                <text x={x} y={height - 7}>
                  {bandTick(band)}
                </text>
              </g>
            );
          })}
          <line x1="0" x2={width} y1={height - bottom + 0.5} y2={height - bottom + 0.5} className="axis" />
        </svg>
      )}
    </div>
  );
}
