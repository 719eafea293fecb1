import { createHash } from 'node:crypto';
import { z } from 'zod';
import { STOP_STYLE, stopPage, type StopState } from '../../../insights/digest/stop-page.ts';
import type { KeptDigest } from '../../../ports/digests.ts';
import type { ApiContext } from '../../context.ts';
import { notFound } from '../../problems.ts';
import { bare, defineRoute, type Answer } from '../../route.ts';

const LONGEST_TOKEN = 256;
const STYLE_HASH = createHash('sha256').update(STOP_STYLE).digest('base64');
const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const params = z.object({ token: z.string().min(1).max(LONGEST_TOKEN) });
const responses = { 200: { description: 'A page that says so.', contentType: 'text/html' } };
const gone = 'Who comes by a browser with a link that is not valid, or whose digest is gone, gets a page (404) that says so.';

/** The digest of a link; undefined for a link that this installation did not make, or whose digest is gone. */
async function digestOf(token: string, { deps }: ApiContext): Promise<KeptDigest | undefined> {
  const id = deps.digestTokens.idOf(token);
  return id === null ? undefined : deps.stores.digests.get(id);
}

function page(state: StopState, language: KeptDigest['language'], { deps }: ApiContext): Answer {
  return {
    type: 'text',
    status: state === 'unknown' ? 404 : 200,
    text: stopPage({ state, language, publicUrl: deps.publicUrl() }),
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': PAGE_POLICY },
  };
}

function unknown(headers: Readonly<Record<string, string>>, context: ApiContext): Answer {
  if (!(headers['accept'] ?? '').includes('text/html')) throw notFound('a digest that this link switches off');
  return page('unknown', (headers['accept-language'] ?? '').toLowerCase().startsWith('de') ? 'de' : 'en', context);
}

export const askToStopDigest = defineRoute({
  ...bare,
  method: 'GET',
  url: '/u/:token',
  name: 'askToStopDigest',
  tag: 'digests',
  summary: 'The page that switches a digest off',
  description: `What the link in a digest opens. Looking at it changes nothing: its button posts to the same address. ${gone}`,
  policy: 'public',
  guarded: true,
  params,
  query: z.unknown(),
  responses,
  problems: [404, 429],
  handler: async (call, context) => {
    const digest = await digestOf(call.params.token, context);
    return digest ? page(digest.enabled ? 'ask' : 'done', digest.language, context) : unknown(call.allHeaders, context);
  },
});

export const stopDigest = defineRoute({
  ...bare,
  method: 'POST',
  url: '/u/:token',
  name: 'stopDigest',
  tag: 'digests',
  summary: 'Switch a digest off',
  description: `Without sign-in: the link is the proof. Mail programs call it by themselves (RFC 8058); whatever the body says is left aside. ${gone}`,
  policy: 'public',
  guarded: true,
  params,
  query: z.unknown(),
  body: z.unknown(),
  rawBody: true,
  bodyLimit: 16_384,
  responses,
  problems: [404, 413, 415, 429],
  handler: async (call, context) => {
    const digest = await digestOf(call.params.token, context);
    const there = digest !== undefined && (await context.deps.stores.digests.switchOff(digest.id));
    if (!digest || !there) return unknown(call.allHeaders, context);
    context.deps.log.info({ digest: digest.id }, 'a digest was switched off by its link');
    return page('done', digest.language, context);
  },
});
