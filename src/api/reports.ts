import { makeCalendar } from '../cases/business-time.ts';
import { makeAgentReport, type ReportLine } from '../insights/report/agent-report.ts';
import type { CaseQuestion } from '../insights/report/case-times.ts';
import type { LifeFilter } from '../ports/reports.ts';
import type { ApiDeps } from './deps.ts';

const PAGE = 200;
const MOST_PAGES = 500;
/** Reading ends before the answer would be too late. */
const READ_FOR_MS = 20_000;

export interface ReportRequest {
  readonly filter: LifeFilter;
  readonly hours: 'business' | 'calendar';
  readonly since: CaseQuestion['since'];
}

export interface ReportResult {
  readonly agents: ReadonlyMap<string, ReportLine>;
  readonly total: ReportLine;
  /** False when there were more cases than were read. */
  readonly complete: boolean;
}

/** Makes the report of agents' work, page by page over the cases of that time: 100,000 of them at most. */
export async function readAgentReport(deps: ApiDeps, { filter, hours, since }: ReportRequest): Promise<ReportResult> {
  const { queues } = deps.configuration();
  const questions = new Map<string, CaseQuestion>();
  const questionOf = (id: string): CaseQuestion => {
    const known = questions.get(id);
    if (known) return known;
    const queue = queues.find((one) => one.id === id);
    const calendar = makeCalendar(hours === 'business' ? queue?.hours : undefined);
    const question = {
      from: Date.parse(filter.from),
      to: Date.parse(filter.to),
      since,
      between: (start: number, end: number) => calendar.between(start, end),
    };
    questions.set(id, question);
    return question;
  };
  const report = makeAgentReport(questionOf);
  const until = deps.clock.now() + READ_FOR_MS;
  let cursor: string | null = null;
  let pages = 0;
  do {
    const page: Awaited<ReturnType<typeof deps.stores.reports.lives>> = await deps.stores.reports.lives(filter, {
      limit: PAGE,
      cursor,
    });
    for (const life of page.items) report.add(life);
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== null && pages < MOST_PAGES && deps.clock.now() < until);
  return { ...report.result(), complete: cursor === null };
}
