import type { Case, Incident, IncidentCounts, IncidentEntry, RollupCell } from '../../domain/index.ts';
import { spreadOf } from '../../insights/report/percentile.ts';
import { EMPTY, mergeCells } from '../../insights/rollups/cells.ts';
import { estimate } from '../../insights/rollups/sketch.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer incidents are drawn day by day. */
const HOURLY_MS = 4 * DAY_MS;

/** What a report is made of. */
export interface ReportParts {
  readonly incident: Pick<Incident, 'timeline'>;
  readonly counts: IncidentCounts;
  /** Its cases, merged ones left out. */
  readonly cases: readonly Pick<Case, 'firstMentionAt' | 'solvedAt' | 'sla'>[];
  readonly span: ReturnType<typeof spanOfIncident>;
  /** What was said in its topic and network while it lasted: by bucket and network. */
  readonly said: readonly { readonly start: string | null; readonly cell: RollupCell }[];
}

/** Times in whole seconds. */
export interface Times {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

export interface IncidentReport {
  readonly timeline: readonly IncidentEntry[];
  /** Followers of the authors, once for each mention; different authors within the sketch's error. */
  readonly reach: number;
  readonly mentions: number;
  readonly authors: number;
  readonly networks: readonly { readonly network: string; readonly count: number }[];
  readonly cases: Pick<IncidentCounts, 'linked' | 'answered' | 'told' | 'solved'>;
  /** From the customer's first mention; null where there was none. */
  readonly firstResponse: Times | null;
  readonly resolution: Times | null;
  readonly series: readonly { readonly start: string; readonly mentions: number; readonly complaints: number }[];
}

/** How far apart the points of a report's series are. */
export function bucketFor(span: { readonly from: string; readonly to: string }): 'hour' | 'day' {
  return Date.parse(span.to) - Date.parse(span.from) <= HOURLY_MS ? 'hour' : 'day';
}

/** The time that a report is about: from when it began to its end, or to `now` (milliseconds). */
export function spanOfIncident(
  { began, closedAt }: Pick<Incident, 'began' | 'closedAt'>,
  now: number,
): { readonly from: string; readonly to: string } {
  const from = Math.floor(Date.parse(began) / HOUR_MS) * HOUR_MS;
  const end = closedAt === null ? now : Date.parse(closedAt);
  return { from: new Date(from).toISOString(), to: new Date(Math.max(end, from + HOUR_MS)).toISOString() };
}

/** Every bucket from the first in which something was said to the end: hours of silence are seen too. */
function startsFrom(first: string | undefined, span: ReportParts['span']): readonly string[] {
  if (first === undefined) return [];
  const step = bucketFor(span) === 'hour' ? HOUR_MS : DAY_MS;
  const starts: string[] = [];
  for (let at = Date.parse(first); at < Date.parse(span.to); at += step) starts.push(new Date(at).toISOString());
  return starts;
}

const countIn = ({ negative, neutral, positive }: RollupCell): number => negative + neutral + positive;

function timesOf(durations: readonly number[]): Times | null {
  const { count, median, p90 } = spreadOf(durations);
  return median === null || p90 === null ? null : { count, median, p90 };
}

/** Everything about an incident in numbers. Pure. */
export function reportOf({ incident, counts, cases, span, said }: ReportParts): IncidentReport {
  const nowhere = { network: null, topic: null, lang: null };
  const all =
    said.length === 0
      ? { ...EMPTY, ...nowhere }
      : mergeCells(
          said.map(({ cell }) => cell),
          nowhere,
        );
  const networks = new Map<string, number>();
  const series = new Map<string, { mentions: number; complaints: number }>();
  for (const { start, cell } of said) {
    const count = countIn(cell);
    if (cell.network !== null) networks.set(cell.network, (networks.get(cell.network) ?? 0) + count);
    if (start === null) continue;
    const point = series.get(start) ?? { mentions: 0, complaints: 0 };
    series.set(start, { mentions: point.mentions + count, complaints: point.complaints + (cell.intents.complaint ?? 0) });
  }
  const since = (from: string, to: string | null | undefined): readonly number[] =>
    to === null || to === undefined ? [] : [Math.max(0, Date.parse(to) - Date.parse(from))];
  const { linked, answered, told, solved } = counts;
  return {
    timeline: incident.timeline,
    reach: all.reach,
    mentions: countIn(all),
    // An estimate may lie above what is possible.
    authors: Math.min(countIn(all), estimate(all.authors)),
    networks: [...networks]
      .filter(([, count]) => count > 0)
      .map(([network, count]) => ({ network, count }))
      .toSorted((a, b) => b.count - a.count || (a.network < b.network ? -1 : 1)),
    cases: { linked, answered, told, solved },
    firstResponse: timesOf(cases.flatMap(({ firstMentionAt, sla }) => since(firstMentionAt, sla.firstResponse?.metAt))),
    resolution: timesOf(cases.flatMap(({ firstMentionAt, solvedAt }) => since(firstMentionAt, solvedAt))),
    series: startsFrom([...series.keys()].toSorted()[0], span).map((start) => ({
      start,
      ...(series.get(start) ?? { mentions: 0, complaints: 0 }),
    })),
  };
}
