import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** An answer as the system behind a connection got it. */
export interface TakenAnswer {
  readonly id: string;
  readonly text: string;
  readonly inReplyTo: string;
  readonly visibility: string;
}

/**
 * What becomes of one answer that is handed over. `busy`: refused with 429, nothing is kept. The others keep it, and then:
 * `takes`: say so; `silence`: never say anything; `fails`: say 503.
 */
export type AnswerMood = 'takes' | 'silence' | 'fails' | 'busy';

export interface AnswersServer {
  readonly url: string;
  /** Everything kept, in order; what is handed over twice stands here twice. */
  readonly taken: readonly TakenAnswer[];
  /** The mood for the next one. */
  mood: () => AnswerMood;
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function say(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

/** The brand's own system behind a `custom` connection: takes answers, and tells which it has. */
export async function startAnswersServer(): Promise<AnswersServer> {
  const taken: TakenAnswer[] = [];
  const state: { mood: () => AnswerMood } = { mood: () => 'takes' };
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      if (request.method === 'GET') {
        const id = new URL(request.url ?? '/', 'http://local').searchParams.get('reply');
        const found = taken.find((one) => one.id === id);
        return found ? say(response, 200, { externalId: `answer-${found.id}` }) : say(response, 404);
      }
      const mood = state.mood();
      if (mood === 'busy') return say(response, 429);
      const { data } = JSON.parse(body) as { data: TakenAnswer };
      taken.push(data);
      if (mood === 'fails') return say(response, 503);
      if (mood === 'takes') say(response, 200, { externalId: `answer-${data.id}` });
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/answers`,
    taken,
    get mood() {
      return state.mood;
    },
    set mood(next) {
      state.mood = next;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
