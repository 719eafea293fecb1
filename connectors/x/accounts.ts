import { z } from 'zod';
import type { Asker, XContext } from './asking/ask.ts';
import { readBody } from './asking/body.ts';

const answerSchema = z.object({ data: z.object({ id: z.string().regex(/^\d{1,19}$/) }) });
const NUMERIC = /^\d{5,19}$/;
const HANDLE = /^\w{1,15}$/;

interface Accounts {
  /** Ids whose mentions are read. */
  readonly ids: readonly string[];
  /** Ids by handle, as known now. */
  readonly users: Readonly<Record<string, string>>;
  /** Handles that X doesn't know. */
  readonly unknown: readonly string[];
}

/** The ids of the accounts whose mentions are read: the configured one, else those of the own accounts, asked for once per handle. */
export async function ownAccountIds(context: XContext, asker: Asker, known: Readonly<Record<string, string>>): Promise<Accounts> {
  if (context.settings.userId !== undefined) return { ids: [context.settings.userId], users: known, unknown: [] };
  const users: Record<string, string> = { ...known };
  const ids: string[] = [];
  const unknown: string[] = [];
  for (const account of context.listenFor.ownAccounts) {
    const name = account.replace(/^@/, '').toLowerCase();
    if (NUMERIC.test(name)) ids.push(name);
    else if (!HANDLE.test(name)) unknown.push(name);
    else {
      const found = users[name] ?? (await askForId(asker, name));
      if (found === undefined) unknown.push(name);
      else {
        users[name] = found;
        ids.push(found);
      }
    }
  }
  return { ids: [...new Set(ids)], users, unknown };
}

async function askForId(asker: Asker, handle: string): Promise<string | undefined> {
  const answer = await asker.ask((client) => client.get<unknown>(`users/by/username/${handle}`));
  const result = answerSchema.safeParse(readBody(answer));
  return result.success ? result.data.data.id : undefined;
}
