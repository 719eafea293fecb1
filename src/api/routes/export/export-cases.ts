import { z } from 'zod';
import { caseQuery, caseSearchParams } from '../../case-search.ts';
import { bare, callerOf, defineRoute } from '../../route.ts';
import type { CaseView } from '../../views/case.ts';
import { caseViews } from '../../views/load-cases.ts';
import { exported, exportFormats } from './rows.ts';

const MOST_COUNTED = 1_000_000;

const columns = {
  number: ({ number }: CaseView) => number,
  id: ({ id }: CaseView) => id,
  brand: ({ brand }: CaseView) => brand,
  topic: ({ topic }: CaseView) => topic,
  subject: ({ subject }: CaseView) => subject,
  customer: ({ customerName }: CaseView) => customerName,
  status: ({ status }: CaseView) => status,
  priority: ({ priority }: CaseView) => priority,
  queue: ({ queue }: CaseView) => queue,
  owner: ({ owner }: CaseView) => (owner.kind === 'agent' ? owner.id : null),
  networks: ({ networks }: CaseView) => networks.join(' '),
  language: ({ language }: CaseView) => language,
  sentiment: ({ sentiment }: CaseView) => sentiment,
  mentions: ({ mentionCount }: CaseView) => mentionCount,
  first_mention_at: ({ firstMentionAt }: CaseView) => firstMentionAt,
  last_mention_at: ({ lastMentionAt }: CaseView) => lastMentionAt,
  opened_at: ({ openedAt }: CaseView) => openedAt,
  solved_at: ({ solvedAt }: CaseView) => solvedAt,
  closed_at: ({ closedAt }: CaseView) => closedAt,
  reopened: ({ reopened }: CaseView) => reopened,
  resolution: ({ resolution }: CaseView) => resolution?.code ?? null,
  first_response_due: ({ sla }: CaseView) => sla.firstResponse?.dueAt ?? null,
  first_response_met: ({ sla }: CaseView) => sla.firstResponse?.metAt ?? null,
  incident: ({ incident }: CaseView) => incident,
};

export const exportCases = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/export/cases',
  name: 'exportCases',
  tag: 'export',
  summary: 'All cases of a search as one file',
  description:
    'CSV (RFC 4180, with a header) or a JSON document a line, in the order of the list, of any length. `Earshot-Rows` says how many rows where that is known within a second, and so does `X-Total-Count`.',
  policy: 'export',
  withoutHead: true,
  query: z.strictObject({ format: z.enum(exportFormats).default('csv'), ...caseSearchParams }),
  responses: { 200: { description: 'The file.', contentType: 'text/csv' } },
  problems: [429],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { format, ...search } = call.query;
    const { filter, order } = await caseQuery(search, caller, deps);
    const live = order === 'recent' ? {} : { live: true };
    return exported({
      name: 'cases',
      format,
      columns,
      count: async () => {
        const count = await deps.stores.cases.count({ ...filter, ...live }, MOST_COUNTED);
        return count < MOST_COUNTED ? count : null;
      },
      read: (page) => deps.stores.cases.list(filter, page, order),
      view: (items) => caseViews(deps, items, caller),
    });
  },
});
