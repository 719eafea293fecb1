import { boundedWait } from '../kit/remedies.ts';
import { isJsonObject, numbersIn, tryParse } from './usage-json.ts';

/** How much of the allowance is used, in percent of the fullest meter, and how long Facebook says to stay away. */
export interface Usage {
  readonly percent: number;
  readonly regainMs: number | undefined;
}

const METERS = ['call_count', 'total_cputime', 'total_time'] as const;
const FLAT_HEADERS = ['x-app-usage', 'x-page-usage', 'x-ad-account-usage'] as const;
const BUSINESS_HEADER = 'x-business-use-case-usage';
const MINUTE_MS = 60_000;

const SLOW_FROM_PERCENT = 75;
const STOP_AT_PERCENT = 100;
const SLOWEST_MS = 20_000;
/** The meters look at a rolling hour. */
const STOP_MS = 10 * MINUTE_MS;

function businessMeters(header: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  const cases = tryParse(header);
  if (!isJsonObject(cases)) return [];
  return Object.values(cases).flatMap((list) => (Array.isArray(list) ? list.filter(isJsonObject) : []));
}

/** Reads the usage headers of an answer. Nothing in them, or nonsense, is no usage. */
export function usageOf(headers: Readonly<Record<string, string>>): Usage {
  const flat = FLAT_HEADERS.map((name) => tryParse(headers[name])).filter(isJsonObject);
  const business = businessMeters(headers[BUSINESS_HEADER]);
  const percent = Math.max(0, ...[...flat, ...business].flatMap((meter) => numbersIn(meter, METERS)));
  const minutes = Math.max(0, ...business.flatMap((meter) => numbersIn(meter, ['estimated_time_to_regain_access'])));
  return { percent, regainMs: minutes > 0 ? boundedWait(minutes * MINUTE_MS) : undefined };
}

/** What to do before the next call: go on, go on after a pause, or stop for so long. */
export type Pace =
  { readonly type: 'go' } | { readonly type: 'slow'; readonly ms: number } | { readonly type: 'stop'; readonly ms: number };

/** Slows down from 75 % of the allowance and stops at 100 %, or when Facebook names a time. */
export function paceFor(usage: Usage): Pace {
  if (usage.percent >= STOP_AT_PERCENT || usage.regainMs !== undefined) return { type: 'stop', ms: usage.regainMs ?? STOP_MS };
  if (usage.percent < SLOW_FROM_PERCENT) return { type: 'go' };
  const share = (usage.percent - SLOW_FROM_PERCENT + 1) / (STOP_AT_PERCENT - SLOW_FROM_PERCENT);
  return { type: 'slow', ms: Math.round(share * SLOWEST_MS) };
}
