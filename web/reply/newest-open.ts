import type { Ability, Visibility } from '../api/reply-types.ts';
import type { CaseDetail, Mention } from '../api/types.ts';

/** What the customer said last and can still be answered; undefined when everything is gone. */
export function answerable(one: CaseDetail): readonly Mention[] {
  return one.mentions
    .filter(({ own, deletedAt, redacted }) => own !== true && deletedAt === null && redacted !== true)
    .toSorted((a, b) => Date.parse(b.postedAt) - Date.parse(a.postedAt));
}

/** How a mention can be answered in one way. */
export function abilityFor(one: CaseDetail, mention: string, visibility: Visibility): Ability | null {
  return one.abilities?.[mention]?.[visibility] ?? null;
}

/** The way to begin with: as the mention is, or in private where the network takes nothing in public. */
export function firstWay(one: CaseDetail, mention: Mention): Visibility {
  if (mention.visibility === 'private') return 'private';
  const inPublic = abilityFor(one, mention.id, 'public');
  const inPrivate = abilityFor(one, mention.id, 'private');
  return inPublic?.canReply === false && inPrivate?.canReply === true ? 'private' : 'public';
}
