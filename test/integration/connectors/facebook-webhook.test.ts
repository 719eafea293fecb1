import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../connectors/facebook/index.ts';
import type { WebhookAnswer } from '../../../src/ports/connector.ts';
import { testContext } from '../../networks/facebook/context.ts';
import { type FacebookServer, startFacebookServer } from '../../networks/facebook/server.ts';

const PAGE = '1000200030004000';

let facebook: FacebookServer;
let receiver: Server;
let hook: string;
const accepted: unknown[] = [];

function statusOf(answer: WebhookAnswer): number {
  return answer.type === 'refuse' ? answer.status : 200;
}

/** The least that stands between Facebook and the connector: the raw bytes, handed on. */
async function receive(url: string): Promise<{ readonly server: Server; readonly url: string }> {
  const context = testContext({ apiBaseUrl: url });
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const asked = facebookConnector.webhook?.(context, { method: 'POST', query: {}, headers, body: Buffer.concat(chunks) });
      void asked?.then((answer) => {
        if (answer.type === 'accept') accepted.push(...answer.payloads);
        response.writeHead(statusOf(answer)).end();
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { server, url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/hooks/acme-fb` };
}

beforeEach(async () => {
  accepted.length = 0;
  facebook = await startFacebookServer();
  const started = await receive(facebook.url);
  receiver = started.server;
  hook = started.url;
});

afterEach(async () => {
  receiver.closeAllConnections();
  await new Promise((done) => receiver.close(done));
  await facebook.stop();
});

const body = {
  object: 'page',
  entry: [
    {
      id: PAGE,
      time: 1_790_000_100,
      changes: [
        {
          field: 'feed',
          value: {
            item: 'comment',
            verb: 'add',
            comment_id: '42_7',
            post_id: `${PAGE}_42`,
            parent_id: `${PAGE}_42`,
            from: { id: '555', name: 'Zoë' },
            message: 'Drei Stunden Verspätung 😡 שלום',
            created_time: 1_790_000_000,
          },
        },
      ],
    },
  ],
};

const mentions = () => accepted.flatMap((payload) => facebookConnector.normalise(payload, { ownAccounts: new Set() }).mentions);

describe('webhooks over the wire', () => {
  it('arrive with every letter, though Facebook escapes them before it signs', async () => {
    await expect(facebook.deliver(hook, body, { secret: 'app-secret' })).resolves.toEqual([200]);
    expect(mentions()).toMatchObject([{ text: 'Drei Stunden Verspätung 😡 שלום', author: { name: 'Zoë' } }]);
  });

  it('sent twice are the same mention twice', async () => {
    await expect(facebook.deliver(hook, body, { secret: 'app-secret', duplicate: true })).resolves.toEqual([200, 200]);
    const [one, other] = mentions();
    expect(one).toEqual(other);
  });

  it('forged are refused and nothing of them is taken', async () => {
    await expect(facebook.deliver(hook, body, { secret: 'app-secret', forged: true })).resolves.toEqual([401]);
    expect(accepted).toEqual([]);
  });

  it('that are no JSON are refused', async () => {
    await expect(facebook.deliver(hook, '{"object":', { secret: 'app-secret' })).resolves.toEqual([400]);
  });
});
