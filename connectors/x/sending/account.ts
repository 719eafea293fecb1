import { z } from 'zod';
import type { Asker, XContext } from '../asking/ask.ts';
import { readBody } from '../asking/body.ts';
import { ExchangeError } from '../asking/failure.ts';

const answerSchema = z.object({ data: z.object({ id: z.string().regex(/^\d{1,19}$/) }) });

/** Id of the account that answers. Access tokens of OAuth 1.0a begin with it; others are asked whose they are, which X bills. */
export async function answeringAccount(context: XContext, asker: Asker): Promise<string> {
  const named = /^(\d{1,19})-/.exec(context.settings.accessToken ?? '')?.[1];
  if (named !== undefined) return named;
  const result = answerSchema.safeParse(readBody(await asker.ask((client) => client.get<unknown>('users/me'))));
  if (!result.success) throw new ExchangeError({ type: 'network', code: 'broken-answer' });
  return result.data.data.id;
}
