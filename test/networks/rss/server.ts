import { createHash } from 'node:crypto';
import { startStage, type Route, type Stage } from '../reviews/http-stage.ts';

export interface RssServer extends Stage {
  /** Serves this document at the path from now on. */
  publish(path: string, body: string | Buffer, contentType?: string): void;
}

/** A local site with feeds: answers conditional requests by ETag and by date. */
export async function startRssServer(): Promise<RssServer> {
  const documents = new Map<string, { readonly body: string | Buffer; readonly contentType: string; readonly etag: string }>();
  const route: Route = ({ path, headers }) => {
    const document = documents.get(path);
    if (document === undefined) return undefined;
    if (headers['if-none-match'] === document.etag) return { status: 304 };
    return { status: 200, headers: { 'content-type': document.contentType, etag: document.etag }, body: document.body };
  };
  const stage = await startStage([route]);
  return {
    ...stage,
    publish: (path, body, contentType = 'application/rss+xml') => {
      documents.set(path, { body, contentType, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 12)}"` });
    },
  };
}
