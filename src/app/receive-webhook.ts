import type { RawRequest, WebhookAnswer } from '../ports/connector.ts';
import { connectorContext } from './connector-context.ts';
import { noteArrival } from './connection-health.ts';
import type { AppContext } from './context.ts';

const ANSWER_MS = 8_000;

/** Lets the connector judge a webhook and queues what it accepts before anybody is told 2xx. */
export async function receiveWebhook(
  app: AppContext,
  connectionId: string,
  request: RawRequest,
): Promise<WebhookAnswer | { readonly type: 'unknown-connection' }> {
  const connection = app.settings.connection(connectionId);
  const connector = connection && app.connector(connection.network);
  if (!connection?.enabled || !connector?.webhook) return { type: 'unknown-connection' };
  const context = connectorContext(app, { connector, connection, signal: AbortSignal.timeout(ANSWER_MS), report: () => {} });
  const answer = await connector.webhook(context, request);
  if (answer.type === 'accept') {
    if (answer.payloads.length > 0) await app.intake.put(connectionId, answer.payloads);
    await noteArrival(app, connection, { items: answer.payloads.length > 0 });
  }
  return answer;
}
