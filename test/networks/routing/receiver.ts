import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** A case event as the receiver got it. */
export interface ReceivedEvent {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly verified: boolean;
}

export interface Receiver {
  readonly url: string;
  /** Everything that came, in order, repeats included. */
  readonly events: readonly ReceivedEvent[];
  /** What to answer; 204 unless told. May answer itself and return nothing. */
  answer: (
    event: ReceivedEvent,
    response: ServerResponse,
  ) => { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown } | undefined;
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function verify(secret: string, body: string, headers: IncomingMessage['headers']): boolean {
  try {
    new Webhook(secret).verify(body, {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    });
    return true;
  } catch {
    return false;
  }
}

/** A routing service built on the public `standardwebhooks` package, as a customer would build it. */
export async function startReceiver(secret: string, port = 0): Promise<Receiver> {
  const events: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const parsed = JSON.parse(body) as { id: string; type: string; subject: string; data: Record<string, unknown> };
      const event: ReceivedEvent = {
        id: parsed.id,
        type: parsed.type,
        subject: parsed.subject,
        sequence: Number(parsed.data['sequence']),
        data: parsed.data,
        verified: verify(secret, body, request.headers) && request.headers['webhook-id'] === parsed.id,
      };
      events.push(event);
      const answer = receiver.answer(event, response);
      if (answer) {
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
        response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
      }
    })().catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${address.port}/earshot`,
    events,
    answer: () => ({ status: 204 }),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return receiver;
}

/** The first time each event came, by case, in the order of arrival. */
export function firstArrivals(events: readonly ReceivedEvent[]): ReadonlyMap<string, readonly number[]> {
  const seen = new Set<string>();
  const bySubject = new Map<string, number[]>();
  for (const event of events) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    const list = bySubject.get(event.subject);
    if (list) list.push(event.sequence);
    else bySubject.set(event.subject, [event.sequence]);
  }
  return bySubject;
}
