import { z } from 'zod';
import { RemedyError } from '../../src/ports/remedy.ts';
import { createGraph, type FacebookContext, type Graph } from './graph-client.ts';
import { permissions } from './permissions.ts';

const debugSchema = z.object({
  data: z.object({
    is_valid: z.boolean().nullish(),
    expires_at: z.number().nullish(),
    data_access_expires_at: z.number().nullish(),
    scopes: z.array(z.string()).nullish(),
  }),
});

function dayOf(seconds: number): string {
  const at = new Date(seconds * 1000);
  return Number.isNaN(at.getTime()) ? 'an unknown day' : at.toISOString().slice(0, 10);
}

function missingPermissions(scopes: readonly string[]): string {
  const needed = ['pages_read_engagement', 'pages_read_user_content', 'pages_messaging'];
  const missing = needed.filter((name) => !scopes.includes(name));
  return missing.length === 0 ? '' : `; not granted: ${missing.join(', ')}`;
}

/** What Facebook tells of the token; a hint for people, so a refusal to tell is no failure. */
async function tokenLine(graph: Graph, token: string): Promise<string> {
  try {
    const answer = await graph.get({
      path: 'debug_token',
      query: { input_token: token },
      what: 'the details of the page token',
      permission: permissions.page,
    });
    const parsed = debugSchema.safeParse(answer);
    if (!parsed.success) return 'token details not available';
    const { expires_at: expires, data_access_expires_at: dataExpires, scopes } = parsed.data.data;
    const ends = typeof expires === 'number' && expires > 0 ? `token ends ${dayOf(expires)}` : 'token does not end';
    const dataEnds = typeof dataExpires === 'number' && dataExpires > 0 ? `, data access ends ${dayOf(dataExpires)}` : '';
    return `${ends}${dataEnds}${scopes ? missingPermissions(scopes) : ''}`;
  } catch (error) {
    if (error instanceof RemedyError && error.remedy === 'give-up') return 'token details not available';
    throw error;
  }
}

/** Proves that the token reads the page. */
export async function check(context: FacebookContext): Promise<string> {
  const { pageId, pageAccessToken, appSecret } = context.settings;
  const graph = createGraph(context);
  const page = await graph.get({
    path: pageId,
    query: { fields: 'id,name' },
    what: `page ${pageId}`,
    permission: permissions.page,
  });
  const name = typeof page['name'] === 'string' ? page['name'] : 'without a name';
  const webhooks = appSecret === undefined ? '; webhooks are refused until appSecret is set' : '';
  return `Facebook page ${name} (${pageId}): ${await tokenLine(graph, pageAccessToken)}${webhooks}`;
}
