import { mentionId, threadKey, type Mention, type Reply } from '../domain/index.ts';
import { whenSent } from '../cases/replies/sending.ts';
import type { Stores } from '../ports/stores.ts';

export interface RecogniseDeps {
  readonly stores: Pick<Stores, 'replies' | 'cases'>;
  /** Whether what a network shows is the text that we sent. */
  sameText(ours: string, shown: string): boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const MOST_OF_CASE = 100;
const ON_THE_WAY = ['queued', 'sending', 'unknown'] as const;

/** Answers whose id on the network we don't know yet and which this may be, by what it answers or the conversation it is in. */
async function candidates(mention: Mention, { stores }: RecogniseDeps): Promise<readonly Reply[]> {
  if (mention.inReplyTo !== null) {
    const found = await stores.replies.onTheWay([mentionId(mention.brand, mention.network, mention.inReplyTo)]);
    if (found.length > 0) return found;
  }
  const cases = await stores.cases.byThreads(mention.brand, [threadKey(mention.network, mention.threadId)]);
  const sending = cases.filter((item) => item.sending.length > 0);
  const lists = await Promise.all(sending.map(({ id }) => stores.replies.ofCase(id, MOST_OF_CASE)));
  return lists.flat().filter(({ state, triedAt }) => ON_THE_WAY.some((one) => one === state) && triedAt !== null);
}

/**
 * Finds our own answers among what the brand's accounts said: by the network's id, or, where the echo is quicker than the
 * network's answer to us (or that answer was lost), by what it answers and its words. The latter settles the answer as sent,
 * so that it is never sent again. Returns the answer for each echo, by the echo's mention id.
 */
export async function recogniseEchoes(mentions: readonly Mention[], deps: RecogniseDeps): Promise<ReadonlyMap<string, Reply>> {
  const own = mentions.filter((mention) => mention.own);
  const echoes = new Map<string, Reply>();
  const first = own[0];
  if (!first) return echoes;
  const known = await deps.stores.replies.byExternalIds(
    first.brand,
    first.network,
    own.map(({ externalId }) => externalId),
  );
  const byId = new Map(known.map((reply) => [reply.externalId, reply]));
  for (const mention of own) {
    const reply = byId.get(mention.externalId);
    if (reply) {
      echoes.set(mention.id, reply);
      continue;
    }
    const mine = (await candidates(mention, deps)).find(
      ({ text, visibility }) => visibility === mention.visibility && deps.sameText(text, mention.text),
    );
    if (!mine) continue;
    const sent = { externalId: mention.externalId, url: mention.url, state: 'published' as const };
    const settled = await deps.stores.replies.change(mine.id, ON_THE_WAY, whenSent(sent, deps.now));
    if (settled) echoes.set(mention.id, settled);
  }
  return echoes;
}
