import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Answer } from '../route.ts';
import type { Hub } from '../events/hub.ts';

function openStream(reply: FastifyReply, hub: Hub, answer: Extract<Answer, { readonly type: 'events' }>): void {
  hub.admit(answer.caller);
  reply.hijack();
  const { raw } = reply;
  const headers = Object.fromEntries(
    Object.entries(reply.getHeaders()).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  const sink = {
    write: (text: string): boolean => raw.writableEnded || raw.destroyed || raw.write(text),
    end: (): void => void raw.end(),
  };
  const listener = hub.open(sink, answer);
  raw.on('drain', listener.drained);
  raw.once('close', listener.left);
  raw.on('error', listener.left);
}

/** Sends what a route answered. */
export function sendAnswer(reply: FastifyReply, hub: Hub, answer: Answer): FastifyReply {
  switch (answer.type) {
    case 'json':
      reply.code(answer.status).headers(answer.headers ?? {});
      return answer.json === undefined ? reply.send() : reply.type('application/json; charset=utf-8').send(answer.json);
    case 'text':
      return reply
        .code(answer.status)
        .headers(answer.headers ?? {})
        .type(answer.contentType)
        .send(answer.text);
    case 'stream':
      return reply
        .headers(answer.headers)
        .type(answer.contentType)
        .send(Readable.from(answer.chunks, { objectMode: false }));
    case 'events':
      openStream(reply, hub, answer);
      return reply;
  }
}
