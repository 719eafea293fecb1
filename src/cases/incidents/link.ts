import type { Case, Incident, Mention } from '../../domain/index.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Actor } from '../actions.ts';
import type { CaseService } from '../service.ts';
import { linksTo } from './match.ts';

export interface LinkDeps {
  readonly stores: Pick<Stores, 'incidents' | 'cases' | 'mentions'>;
  readonly cases: Pick<CaseService, 'act'>;
}

const PAGE = 200;
const SIDE_BY_SIDE = 8;
/** Of a case that says much, so many mentions are looked at. */
const MOST_MENTIONS = 30;

const textOf = (mention: Mention | undefined): readonly string[] => (mention && !mention.own ? [mention.text] : []);

/** What the customers of these cases said, by case. Most cases are one or two mentions, which are read in one go. */
async function textsOf(cases: readonly Case[], { stores }: LinkDeps): Promise<ReadonlyMap<string, readonly string[]>> {
  const [short, long] = [
    cases.filter(({ mentionCount }) => mentionCount <= 2),
    cases.filter(({ mentionCount }) => mentionCount > 2),
  ];
  const named = new Set(short.flatMap(({ firstMention, lastMention }) => [firstMention, lastMention]));
  const mentions = new Map((await stores.mentions.getMany([...named])).map((mention) => [mention.id, mention]));
  const texts = new Map<string, readonly string[]>();
  for (const item of short) {
    const both = new Set([item.firstMention, item.lastMention]);
    texts.set(
      item.id,
      [...both].flatMap((id) => textOf(mentions.get(id))),
    );
  }
  for (const item of long) texts.set(item.id, (await stores.mentions.ofCase(item.id, MOST_MENTIONS)).flatMap(textOf));
  return texts;
}

/** Ids of the cases that are about an incident and not linked yet, newest first. */
async function findMatching(incident: Incident, deps: LinkDeps, signal: AbortSignal): Promise<readonly string[]> {
  const { brand, match, began } = incident;
  const filter = {
    brand,
    unlinked: true,
    ...(match.topic === null ? {} : { topic: match.topic }),
    ...(match.network === null ? {} : { network: match.network }),
  };
  const found: string[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    signal.throwIfAborted();
    const page = await deps.stores.cases.list(filter, { limit: PAGE, cursor });
    const near = page.items.filter(({ firstMentionAt, status }) => firstMentionAt >= began && status !== 'closed');
    const texts = match.phrases.length === 0 ? new Map<string, readonly string[]>() : await textsOf(near, deps);
    found.push(...near.filter((item) => linksTo(incident, item, texts.get(item.id) ?? [])).map(({ id }) => id));
    // Nothing behind it was heard of since the incident began.
    cursor = (page.items.at(-1)?.lastMentionAt ?? '') < began ? null : page.nextCursor;
  }
  return found;
}

/**
 * Links every case that is about an open incident and is not linked. Doing it again finishes what is missing: a case that is linked
 * is not found any more. Returns how many were linked now.
 */
export async function linkMatching(
  incident: Incident,
  actor: Actor,
  deps: LinkDeps & { readonly signal: AbortSignal },
): Promise<number> {
  const { stores, signal } = deps;
  const found = await findMatching(incident, deps, signal);
  const action = { type: 'link-incident' as const, incident: incident.id, title: incident.title, byHand: false };
  let linked = 0;
  for (let start = 0; start < found.length; start += SIDE_BY_SIDE) {
    signal.throwIfAborted();
    if ((await stores.incidents.get(incident.id))?.state !== 'open') return linked;
    const some = found.slice(start, start + SIDE_BY_SIDE);
    const outcomes = await Promise.all(some.map((caseId) => deps.cases.act({ caseId, expectedVersion: null, actor, action })));
    linked += outcomes.filter((outcome) => outcome.ok && outcome.case.incident === incident.id).length;
  }
  return linked;
}
