import type { FastifyInstance } from 'fastify';
import { parseJsonBody } from '../body/parse.ts';

/** Bodies of the API: JSON, checked before it is parsed. */
export function useJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: { bytes: Buffer | null }, body: Buffer) => {
    request.bytes = body;
    return parseJsonBody(body);
  });
}

/** Bodies of webhooks: bytes, whatever they are called; signatures are over these. */
export function useRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (request: { bytes: Buffer | null }, body: Buffer) => {
    request.bytes = body;
    return undefined;
  });
}
