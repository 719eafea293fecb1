import { isoNow } from '../../../ports/clock.ts';
import { notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { alertView, alertViewSchema } from '../../views/alert.ts';

export const acknowledgeAlert = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/alerts/:id/acknowledge',
  name: 'acknowledgeAlert',
  tag: 'analytics',
  summary: 'Say that you have seen an alert',
  description: 'No further messages go out about it. The first one who saw it stands; again changes nothing.',
  policy: 'acknowledge-alerts',
  params: idParams,
  responses: { 200: { description: 'The alert.', schema: alertViewSchema } },
  problems: [404],
  handler: async (call, { deps }) => {
    const { id, name } = callerOf(call);
    const alert = await deps.stores.alerts.acknowledge(call.params.id, { by: { id, name }, at: isoNow(deps.clock) });
    if (!alert) throw notFound('this alert');
    await deps.changes.publish([{ type: 'alert', brand: alert.brand, ids: [alert.id] }]);
    return json(alertView(alert));
  },
});
