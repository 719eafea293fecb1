import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const NONCE_BYTES = 16;
const YEAR = 31_536_000;
/** Addresses of programs: what is unknown there is never the page. */
const machineAddresses = ['/v1/', '/hooks/', '/assets/', '/metrics', '/healthz', '/readyz', '/openapi.json'];

/**
 * What the page may do: its own scripts only, its own style sheets and the style elements that carry this answer's
 * nonce (Mantine writes its variables into such elements), no frames round it, nothing from elsewhere but pictures.
 */
function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page with a nonce that its style elements may use, where the page looks for it. */
function withNonce(html: string, nonce: string): string {
  return html.replace(/<head([^>]*)>/i, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`);
}

/** No way out of the folder, and no name that a file cannot have. */
const isPlainPath = (path: string): boolean => !path.includes('\u0000') && !path.split(/[\\/]/).includes('..');

const wantsPage = (request: FastifyRequest): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html');

/**
 * Serves the built page: hashed files for a year, everything else checked each time. Returns how to answer an address
 * that only the page's own router knows.
 */
export async function servePage(
  app: FastifyInstance,
  webRoot: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined> {
  const html = await readFile(join(webRoot, 'index.html'), 'utf8');
  const send = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return reply
      .code(200)
      .headers({ 'content-security-policy': pagePolicy(nonce), 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(withNonce(html, nonce));
  };
  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    cacheControl: false,
    dotfiles: 'ignore',
    // The build lays compressed copies beside its files.
    preCompressed: true,
    allowedPath: isPlainPath,
    setHeaders: (response, path) => {
      const hashed = relative(webRoot, path).split(sep)[0] === 'assets';
      response.setHeader('cache-control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache');
    },
  });
  app.get('/', { schema: { hide: true } }, async (_request, reply) => send(reply));
  app.get('/index.html', { schema: { hide: true } }, async (_request, reply) => send(reply));
  return (request, reply) => {
    if (!wantsPage(request) || machineAddresses.some((address) => request.url.startsWith(address))) return undefined;
    return send(reply);
  };
}
