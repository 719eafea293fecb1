import { createHash } from 'node:crypto';
import { z } from 'zod';
import { RemedyError } from '../../../src/ports/remedy.ts';
import type { Asker, XContext } from '../asking/ask.ts';
import { readBody } from '../asking/body.ts';
import { rulesFor } from '../asking/wanted.ts';
import { problemKind } from '../reading/problems.ts';
import { isRecord, listAt } from '../reading/record.ts';

const ENDPOINT = 'tweets/search/stream/rules';
const RULES_PER_REQUEST = 100;

const ruleSchema = z.object({ id: z.string(), value: z.string(), tag: z.string().nullish() });
const metaSchema = z.object({ next_token: z.string().optional().catch(undefined) });
type Rule = z.infer<typeof ruleSchema>;

/** The rules in an answer; what is no rule is passed over, so that a gateway's own additions do no harm. */
function rulesIn(answer: unknown): { readonly rules: readonly Rule[]; readonly nextToken: string | undefined } {
  const body = readBody(answer);
  if (!isRecord(body)) return { rules: [], nextToken: undefined };
  const rules = listAt(body, 'data').flatMap((item) => {
    const rule = ruleSchema.safeParse(item);
    return rule.success ? [rule.data] : [];
  });
  const meta = metaSchema.safeParse(body['meta']);
  return { rules, nextToken: meta.success ? meta.data.next_token : undefined };
}

/** Only rules with this beginning are ours: an app's rules may serve other programs and other connections too. */
function tagPrefix(connection: string): string {
  return `earshot:${connection}:`;
}

function tagOf(connection: string, value: string): string {
  return `${tagPrefix(connection)}${createHash('sha256').update(value).digest('hex').slice(0, 8)}`;
}

async function ourRules(asker: Asker, connection: string): Promise<readonly Rule[]> {
  const ours: Rule[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const query = token === undefined ? {} : { pagination_token: token };
    const { rules, nextToken } = rulesIn(await asker.ask((client) => client.get<unknown>(ENDPOINT, query)));
    ours.push(...rules.filter((rule) => rule.tag?.startsWith(tagPrefix(connection)) === true));
    token = nextToken;
    if (token !== undefined && tokens.has(token)) break;
    if (token !== undefined) tokens.add(token);
  } while (token !== undefined);
  return ours;
}

function inChunks<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / RULES_PER_REQUEST);
  return Array.from({ length: count }, (_, index) => items.slice(index * RULES_PER_REQUEST, (index + 1) * RULES_PER_REQUEST));
}

async function change(asker: Asker, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  return readBody(await asker.ask((client) => client.post<unknown>(ENDPOINT, { ...body }, { forceBodyMode: 'json' })));
}

/** How many rules X refused; one that exists already under another tag serves us as well. */
function refusedIn(answer: unknown): number {
  if (!isRecord(answer)) return 0;
  return listAt(answer, 'errors').filter(
    (error) => isRecord(error) && problemKind(error) !== 'duplicate-rules' && error['title'] !== 'DuplicateRule',
  ).length;
}

/**
 * Makes the app's stream rules with our tag equal to what is listened for: new ones are added before old ones go, rules of
 * others are left alone. Throws RemedyError (`give-up`, `no-terms`) when there is nothing to listen for, (`give-up`,
 * `rules-refused`) when X accepts none, ExchangeError when an exchange fails.
 */
export async function syncRules(context: XContext, asker: Asker): Promise<number> {
  const wanted = rulesFor(context);
  const existing = await ourRules(asker, context.connection);
  const values = new Set(existing.map((rule) => rule.value));
  const missing = wanted.filter((value) => !values.has(value));
  let refused = 0;
  for (const chunk of inChunks(missing)) {
    refused += refusedIn(await change(asker, { add: chunk.map((value) => ({ value, tag: tagOf(context.connection, value) })) }));
  }
  const surplus = existing.filter((rule) => !wanted.includes(rule.value));
  for (const chunk of inChunks(surplus)) await change(asker, { delete: { ids: chunk.map((rule) => rule.id) } });
  if (wanted.length === 0) {
    throw new RemedyError({
      remedy: 'give-up',
      code: 'no-terms',
      message: `The connection ${context.connection} has nothing to listen for on X: give its brand terms or an own X account`,
    });
  }
  if (refused > 0) context.report('degraded', `X refused ${refused} of ${wanted.length} stream rules`);
  if (refused >= wanted.length) {
    throw new RemedyError({
      remedy: 'give-up',
      code: 'rules-refused',
      message: `X refused every stream rule of the connection ${context.connection}: check the brand's terms`,
    });
  }
  return wanted.length - refused;
}
