import { csvText } from '../../text/csv.ts';
import { reportCounts, reportSpans } from '../../api/reports.ts';
import type { AgentReport, ReportLine } from '../../api/reports.ts';

const numbersOf = (line: ReportLine): readonly (number | null)[] => [
  ...reportCounts.map((count) => line[count]),
  ...reportSpans.flatMap((span) => [line[span].count, line[span].median, line[span].p90]),
];

/** The report as RFC 4180 has it, one line an agent and one for all together; times in seconds. */
export function csvOf({ from, to, hours, since, agents, total }: AgentReport): string {
  const asked = [from, to, hours, since];
  const head = [
    'agent',
    'name',
    ...reportCounts,
    ...reportSpans.flatMap((span) => [`${span} count`, `${span} median (s)`, `${span} p90 (s)`]),
    'from',
    'to',
    'hours',
    'since',
  ];
  const rows = agents.map((agent) => [agent.id, agent.name, ...numbersOf(agent), ...asked]);
  const all = total === null ? [] : [['total', '', ...numbersOf(total), ...asked]];
  return csvText([head, ...rows, ...all]);
}
