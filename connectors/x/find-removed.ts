import { asRemedy, openAsker, type XContext } from './asking/ask.ts';
import { readAnswer } from './asking/answer.ts';
import { lookupEnvelope } from './lookup-envelope.ts';
import { normalise } from './normalise.ts';

const IDS_PER_REQUEST = 100;

/**
 * Asks X which of these posts are gone: deleted, or no longer to be seen by us (protected, suspended). Ids that are no ids of
 * posts are passed over; direct messages can't be asked for, so don't hand their ids in. Throws RemedyError.
 */
export async function findRemoved(context: XContext, externalIds: readonly string[]): Promise<readonly string[]> {
  const ids = [...new Set(externalIds)].filter((id) => /^\d{1,19}$/.test(id));
  const asked = new Set(ids);
  const gone: string[] = [];
  const asker = openAsker(context);
  try {
    for (let start = 0; start < ids.length; start += IDS_PER_REQUEST) {
      const chunk = ids.slice(start, start + IDS_PER_REQUEST);
      const answer = readAnswer(await asker.ask((client) => client.get<unknown>('tweets', { ids: chunk.join(',') })));
      gone.push(...normalise(lookupEnvelope(answer.body), { ownAccounts: new Set() }).removed.filter((id) => asked.has(id)));
    }
  } catch (error) {
    throw asRemedy(error, 'the look-up of posts', context);
  } finally {
    asker.close();
  }
  return gone;
}
