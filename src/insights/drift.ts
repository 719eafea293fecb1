import type { CorrectionField } from '../domain/index.ts';
import type { ConfidenceRow, CorrectionCount } from '../ports/label-stores.ts';
import type { Stores } from '../ports/stores.ts';

const DAY_MS = 86_400_000;
const BANDS = 10;
/** Texts of a few words are taken for many languages; what is hardly met says nothing. */
const MOST_ROWS = 100;

/** How often people set labels right in a time. */
export interface DriftSpan {
  readonly mentions: number;
  /** Labels that people changed; one mention may have several. */
  readonly corrections: number;
  /** Corrections for every hundred mentions; null without mentions. */
  readonly per100: number | null;
  readonly byField: Readonly<Partial<Record<CorrectionField, number>>>;
}

/** How well the labels of one language and network hold. */
export interface DriftRow {
  readonly network: string;
  readonly lang: string;
  readonly days7: DriftSpan;
  readonly days28: DriftSpan;
  /** Mentions of the 28 days by confidence of their sentiment, in ten bands from 0..0.1 up. */
  readonly confidence: readonly number[];
}

interface Counted {
  readonly mentions: readonly ConfidenceRow[];
  readonly corrections: readonly CorrectionCount[];
}

const keyOf = ({ network, lang }: { readonly network: string; readonly lang: string }): string => `${network} ${lang}`;

function spanOf(key: string, counted: Counted): DriftSpan {
  const mentions = counted.mentions.filter((row) => keyOf(row) === key).reduce((sum, { count }) => sum + count, 0);
  const byField: Partial<Record<CorrectionField, number>> = {};
  let corrections = 0;
  for (const { field, count, ...row } of counted.corrections) {
    if (keyOf(row) !== key) continue;
    byField[field] = (byField[field] ?? 0) + count;
    corrections += count;
  }
  const per100 = mentions === 0 ? null : Math.round((corrections / mentions) * 10_000) / 100;
  return { mentions, corrections, per100, byField };
}

/** One row for each language and network that was met, the most mentioned first. Pure. */
export function driftRows(days7: Counted, days28: Counted): readonly DriftRow[] {
  const keys = new Map([...days28.mentions, ...days28.corrections].map((row) => [keyOf(row), row]));
  return [...keys]
    .map(([key, { network, lang }]) => {
      const confidence = Array<number>(BANDS).fill(0);
      for (const row of days28.mentions)
        if (keyOf(row) === key)
          for (const [band, count] of row.bands.entries()) confidence[band] = (confidence[band] ?? 0) + count;
      return { network, lang, days7: spanOf(key, days7), days28: spanOf(key, days28), confidence };
    })
    .toSorted((a, b) => b.days28.mentions - a.days28.mentions || keyOf(a).localeCompare(keyOf(b)))
    .slice(0, MOST_ROWS);
}

/** Counts how the labels of these brands hold, up to `now` (milliseconds). */
export async function countDrift(
  brands: readonly string[],
  now: number,
  stores: Pick<Stores, 'mentions' | 'corrections'>,
): Promise<readonly DriftRow[]> {
  const to = new Date(now).toISOString();
  const over = async (days: number): Promise<Counted> => {
    const from = new Date(now - days * DAY_MS).toISOString();
    const [mentions, corrections] = await Promise.all([
      Promise.all(brands.map((brand) => stores.mentions.confidence(brand, from, to))),
      Promise.all(brands.map((brand) => stores.corrections.counts(brand, from, to))),
    ]);
    return { mentions: mentions.flat(), corrections: corrections.flat() };
  };
  const [days7, days28] = await Promise.all([over(7), over(28)]);
  return driftRows(days7, days28);
}
