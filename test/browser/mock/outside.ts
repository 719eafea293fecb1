import type { ServerResponse } from 'node:http';
import { filteredCases, filteredMentions } from './answers.ts';
import type { MockAnswer } from './inbox.ts';
import type { World } from './world.ts';

type Json = Record<string, unknown>;

/** What leaves the mock world: links that are shared, digests, exports, and topics made of phrases. */
export interface MockOutside {
  readonly shares: Json[];
  readonly digests: Json[];
  mail: boolean;
  /** How exports go: all at once, or with the rest held back until it is let go or broken off. */
  exporting: 'whole' | 'held' | 'broken';
  letGo(): void;
  /** The answer to a call by a link; undefined: it may not ask that. */
  byLink(token: string): { readonly share: Json | undefined };
  answer(call: {
    readonly method: string;
    readonly path: string;
    readonly body: Json;
    readonly token: string | undefined;
  }): MockAnswer | undefined;
  /** Streams a list; false: this address is none. */
  stream(path: string, query: URLSearchParams, response: ServerResponse): boolean;
}

const day = 86_400_000;

export function mockOutside(world: World, url: () => string): MockOutside {
  const shares: Json[] = [];
  const held: (() => void)[] = [];
  const by = (): Json => ({ id: world.me['id'], name: world.me['name'] });
  const state: MockOutside = {
    shares,
    digests: [],
    mail: true,
    exporting: 'whole',
    letGo: () => {
      for (const go of held.splice(0)) go();
    },
    byLink: (token) => ({ share: shares.find(({ id }) => token === `${String(id)}.signed`) }),
    answer: ({ method, path, body, token }) => {
      const ok = (answer: unknown, status = 200): MockAnswer => ({ status, body: answer });
      switch (`${method} ${path}`) {
        case 'GET /v1/shares/current': {
          const share = shares.find(({ id }) => token === `${String(id)}.signed`);
          const { page, query, title, expiresAt } = share ?? {};
          return ok({ page, query, title, expiresAt, brandName: 'Acme Air' });
        }
        case 'GET /v1/shares':
          return ok({ items: shares });
        case 'POST /v1/shares': {
          const id = `share-${shares.length + 1}`;
          const made = {
            id,
            url: `${url()}/s/${id}.signed`,
            page: body['page'],
            query: body['query'],
            title: body['title'] ?? null,
            by: by(),
            at: new Date().toISOString(),
            expiresAt: new Date(Date.now() + Number(body['days']) * day).toISOString(),
          };
          shares.unshift(made);
          return ok(made, 201);
        }
        case 'GET /v1/me/digests':
          return ok({ items: state.digests, mail: state.mail });
        case 'PUT /v1/me/digests': {
          const items: Json[] = Array.isArray(body['items']) ? body['items'] : [];
          const next = new Date(Date.now() + day).toISOString();
          state.digests.splice(0, state.digests.length, ...items.map((one) => ({ ...one, nextAt: next, lastAt: null })));
          return ok({ items: state.digests, mail: state.mail });
        }
        case 'POST /v1/me/digests/preview':
          return ok({
            subject: 'Acme Air, Thursday: 171 mentions, net −18',
            html: '<!doctype html><html lang="en"><head><title>Digest</title></head><body style="margin:0;background:#f3f4f6;font-family:\'Segoe UI\',sans-serif"><h1 style="color:rgb(31, 122, 77)">171 mentions</h1><p style="margin:0">Mail &amp; more: <a href="https://care.acme.example/brand" style="color:#1a4fa3">open</a></p></body></html>',
            text: 'Mentions 171, as many as last Thursday.\n\nWhat rose: Baggage, since 14:05.',
          });
        case 'POST /v1/topics':
          return ok({ ...Object(body['topic']), own: true });
        default:
          break;
      }
      if (method === 'POST' && /^\/v1\/me\/digests\/[^/]+\/send$/u.test(path)) return ok(null, 202);
      if (method === 'DELETE' && path.startsWith('/v1/shares/')) {
        const at = shares.findIndex(({ id }) => path.endsWith(`/${String(id)}`));
        if (at >= 0) shares.splice(at, 1);
        return ok(null, 204);
      }
      return undefined;
    },
    stream: (path, query, response) => {
      const [, noun] = /^\/v1\/export\/(mentions|cases)$/u.exec(path) ?? [];
      if (noun === undefined) return false;
      const rows =
        noun === 'mentions'
          ? filteredMentions(world, query).map((one) => [one.id, String(one['text'])])
          : filteredCases(world, query).map((one) => [String(one['number']), String(one['subject'])]);
      const lines = rows.map((cells) => `${cells.map((cell) => `"${cell.replaceAll('"', '""')}\n"`).join(',')}\r\n`);
      const half = Math.floor(lines.length / 2);
      response.writeHead(200, { 'content-type': 'text/csv', 'earshot-rows': String(rows.length) });
      response.write('id,text\r\n');
      response.write(lines.slice(0, half).join(''));
      const rest = (): void => void response.end(lines.slice(half).join(''));
      if (state.exporting === 'whole') rest();
      else held.push(state.exporting === 'held' ? rest : () => response.destroy());
      return true;
    },
  };
  return state;
}
