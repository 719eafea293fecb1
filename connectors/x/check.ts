import { z } from 'zod';
import { asRemedy, openAsker, type Asker, type XContext } from './asking/ask.ts';
import { ExchangeError } from './asking/failure.ts';

const rulesSchema = z.object({
  data: z.array(z.unknown()).optional(),
  meta: z.object({ result_count: z.number().optional() }).optional(),
});
const usageSchema = z.object({
  data: z.object({ project_usage: z.coerce.number().optional(), project_cap: z.coerce.number().optional() }),
});

async function rulesLine(asker: Asker): Promise<string> {
  const { data, headers } = await asker.ask((client) =>
    client.get<unknown>('tweets/search/stream/rules', {}, { fullResponse: true }),
  );
  const rules = rulesSchema.safeParse(data);
  const count = rules.success ? (rules.data.meta?.result_count ?? rules.data.data?.length ?? 0) : 0;
  const level = headers['x-access-level'];
  return `the bearer token works, with stream rights (${typeof level === 'string' ? `access level ${level}, ` : ''}${count} stream rules in the app)`;
}

async function usageLine(asker: Asker): Promise<string> {
  const usage = usageSchema.safeParse(await asker.ask((client) => client.get<unknown>('usage/tweets')));
  const { project_usage: used, project_cap: cap } = usage.success ? usage.data.data : {};
  const counted = used === undefined || cap === undefined ? '' : ` (${used} of ${cap} posts read this month)`;
  return `the bearer token works, without stream rights: posts are found by polling only${counted}`;
}

/** Proves that the token works, by reading the stream rules or, where the app may not, its usage: neither is billed. Throws RemedyError. */
export async function check(context: XContext): Promise<string> {
  const asker = openAsker(context);
  try {
    return await rulesLine(asker);
  } catch (error) {
    const mayPoll =
      error instanceof ExchangeError && error.failure.type === 'forbidden' && error.failure.reason !== 'client-not-enrolled';
    if (!mayPoll) throw asRemedy(error, 'the stream rules', context);
    return await usageLine(asker).catch((second: unknown) => {
      throw asRemedy(second, 'the usage figures', context);
    });
  } finally {
    asker.close();
  }
}
