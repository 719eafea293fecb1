import type { Alert } from '../api/alerts.ts';
import { textOf } from '../i18n/texts.ts';
import { networkName } from '../text/words.ts';

const t = textOf('brand');
const ranks = { high: 0, medium: 1, low: 2 } as const;

/** Where an alert's rise is, in words: "Baggage, X", or that it is everywhere. */
export function alertPlace(alert: Pick<Alert, 'topic' | 'network'>, topicName: (id: string) => string): string {
  const parts = [
    ...(alert.topic === null ? [] : [topicName(alert.topic)]),
    ...(alert.network === null ? [] : [networkName(alert.network)]),
  ];
  return parts.length === 0 ? t('everywhere') : parts.join(', ');
}

/** What nobody has seen yet first, then the graver, then the newer. */
export function mostPressing(alerts: readonly Alert[]): readonly Alert[] {
  const seen = ({ acknowledged }: Alert): number => Number(acknowledged !== null);
  return alerts.toSorted(
    (a, b) => seen(a) - seen(b) || ranks[a.severity] - ranks[b.severity] || Date.parse(b.began) - Date.parse(a.began),
  );
}

/** An alert as far as it lies in a time, in milliseconds. */
export interface Band {
  readonly alert: Alert;
  readonly from: number;
  readonly to: number;
}
export function bandsIn(
  alerts: readonly Alert[],
  span: { readonly from: string; readonly to: string },
  now: number,
): readonly Band[] {
  const start = Date.parse(span.from);
  const end = Math.min(Date.parse(span.to), Math.max(now, start));
  return alerts
    .map((alert) => ({
      alert,
      from: Math.max(start, Date.parse(alert.began)),
      to: Math.min(end, alert.until === null ? end : Date.parse(alert.until)),
    }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from);
}
