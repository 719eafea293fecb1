import type { CaseLife } from '../../ports/reports.ts';
import { factsOf, type CaseQuestion, type Counted, type Fact, type Timed } from './case-times.ts';
import { spreadOf, type Spread } from './percentile.ts';

/** What an agent, or all together, did in a time. Durations in seconds. */
export interface ReportLine {
  readonly claimed: number;
  readonly replies: number;
  readonly solved: number;
  readonly reopened: number;
  readonly returned: number;
  readonly firstResponse: Spread;
  readonly nextResponse: Spread;
  readonly handle: Spread;
  readonly resolution: Spread;
}

type Counts = Record<Counted, number>;
type Times = Record<Timed, number[]>;

interface Tally {
  readonly counts: Counts;
  readonly times: Times;
}

const emptyTally = (): Tally => ({
  counts: { claimed: 0, replies: 0, solved: 0, reopened: 0, returned: 0 },
  times: { firstResponse: [], nextResponse: [], handle: [], resolution: [] },
});

function add({ counts, times }: Tally, fact: Fact): void {
  if ('ms' in fact) times[fact.kind].push(fact.ms);
  else counts[fact.kind] += 1;
}

function lineOf({ counts, times }: Tally): ReportLine {
  return {
    ...counts,
    firstResponse: spreadOf(times.firstResponse),
    nextResponse: spreadOf(times.nextResponse),
    handle: spreadOf(times.handle),
    resolution: spreadOf(times.resolution),
  };
}

/** A report in the making: cases are given one after the other, and none is kept. */
export interface AgentReport {
  add(life: CaseLife): void;
  /** By agent's id, and all together, with what nobody we know did. */
  result(): { readonly agents: ReadonlyMap<string, ReportLine>; readonly total: ReportLine };
}

/** Begins a report. `questionOf` gives the question for a queue, whose calendar may count the time. */
export function makeAgentReport(questionOf: (queue: string) => CaseQuestion): AgentReport {
  const total = emptyTally();
  const agents = new Map<string, Tally>();
  return {
    add(life) {
      for (const fact of factsOf(life, questionOf(life.queue))) {
        add(total, fact);
        if (fact.by === null) continue;
        const tally = agents.get(fact.by) ?? emptyTally();
        agents.set(fact.by, tally);
        add(tally, fact);
      }
    },
    result: () => ({ agents: new Map([...agents].map(([id, tally]) => [id, lineOf(tally)])), total: lineOf(total) }),
  };
}
