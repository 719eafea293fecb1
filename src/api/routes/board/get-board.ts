import { z } from 'zod';
import { brandParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { boardSchema } from '../../views/board.ts';
import { caseViews } from '../../views/load-cases.ts';

export const getBoard = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/board',
  name: 'getBoard',
  tag: 'board',
  summary: 'The supervisor’s board: queues, agents, what is late',
  description: 'Read anew every two seconds at most. docs/reports.md says how each number is made.',
  policy: 'supervise',
  query: z.strictObject({ brand: brandParam.exactOptional() }),
  responses: { 200: { description: 'How everything stands.', schema: boardSchema } },
  handler: async (call, { deps, board: reader }) => {
    const board = await reader.read(call.query.brand);
    const found = new Map((await deps.stores.cases.getMany(board.breaches)).map((item) => [item.id, item]));
    const late = board.breaches.flatMap((id) => found.get(id) ?? []);
    return json({ ...board, breaches: await caseViews(deps, late, callerOf(call)) });
  },
});
