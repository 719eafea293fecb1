import { reportCounts, reportSpans } from '../../api/reports.ts';
import type { AgentReport } from '../../api/reports.ts';

/** A cell of a table that spreadsheets read as text, never as a formula. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  const text = String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The report as RFC 4180 has it; times in seconds. */
export function csvOf({ agents }: AgentReport): string {
  const head = [
    'agent',
    'name',
    ...reportCounts,
    ...reportSpans.flatMap((span) => [`${span} count`, `${span} median`, `${span} p90`]),
  ];
  const rows = agents.map((agent) => [
    agent.id,
    agent.name,
    ...reportCounts.map((count) => agent[count]),
    ...reportSpans.flatMap((span) => [agent[span].count, agent[span].median, agent[span].p90]),
  ]);
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}
