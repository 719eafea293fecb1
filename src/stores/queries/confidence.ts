import type { Collection } from 'mongoose';
import type { ConfidenceRow } from '../../ports/label-stores.ts';
import type { MentionDocument } from '../mentions.schema.ts';

const BANDS = 10;
const QUERY_MS = 10_000;
/** Stands for what a person corrected: it counts, but not as the weights' own confidence. */
const CORRECTED = -1;

interface Grouped {
  readonly _id: { readonly network: string; readonly lang: string; readonly band: number };
  readonly count: number;
}

/** How sure the sentiment of a brand's customers' mentions is, by language and network. */
export async function confidenceRows(
  mentions: Collection<MentionDocument>,
  range: { readonly brand: string; readonly from: string; readonly to: string },
): Promise<readonly ConfidenceRow[]> {
  const match = { brand: range.brand, postedAt: { $gte: range.from, $lt: range.to }, deletedAt: null, own: false };
  const band = {
    $cond: [
      { $ne: [{ $ifNull: ['$corrected.sentiment.at', null] }, null] },
      CORRECTED,
      { $min: [BANDS - 1, { $floor: { $multiply: ['$sentiment.confidence', BANDS] } }] },
    ],
  };
  const found = await mentions
    .aggregate<Grouped>(
      [{ $match: match }, { $group: { _id: { network: '$network', lang: '$lang', band }, count: { $sum: 1 } } }],
      { maxTimeMS: QUERY_MS },
    )
    .toArray();
  const rows = new Map<string, { network: string; lang: string; count: number; bands: number[] }>();
  for (const { _id, count } of found) {
    const key = `${_id.network} ${_id.lang}`;
    const row = rows.get(key) ?? { network: _id.network, lang: _id.lang, count: 0, bands: Array<number>(BANDS).fill(0) };
    row.count += count;
    if (_id.band >= 0) row.bands[_id.band] = (row.bands[_id.band] ?? 0) + count;
    rows.set(key, row);
  }
  return [...rows.values()].sort(
    (a, b) => b.count - a.count || a.lang.localeCompare(b.lang) || a.network.localeCompare(b.network),
  );
}
