import { mentionId, type NormalisedMention } from '../domain/index.ts';
import type { StoredMention } from '../ports/stores.ts';

/** A thing said, under the id by which it is stored. */
export interface Item {
  readonly id: string;
  readonly said: NormalisedMention;
}

/** What a batch holds, held against what is stored. */
export interface Recalled {
  /** Never seen. */
  readonly fresh: readonly Item[];
  /** Saved by an earlier try of this batch, which may not have finished. */
  readonly mine: readonly Item[];
  /** A newer text of something stored. */
  readonly edits: readonly { readonly item: Item; readonly stored: StoredMention }[];
  readonly duplicates: number;
}

/** An edited thing keeps the id of its first revision. */
export function identify(brand: string, said: NormalisedMention): Item {
  return { id: mentionId(brand, said.network, said.revisionOf[0] ?? said.externalId), said };
}

const effectiveTime = (at: { readonly postedAt: string; readonly editedAt: string | null }): number =>
  Date.parse(at.editedAt ?? at.postedAt);

function isNewer(said: NormalisedMention, stored: StoredMention): boolean {
  if (stored.deletedAt !== null) return false;
  if (said.text === stored.text && said.rating === stored.rating) return false;
  if (stored.revisions.some(({ externalId }) => externalId === said.externalId) && said.externalId !== stored.externalId)
    return false;
  if (said.revisionOf.includes(stored.externalId)) return true;
  const [before, after] = [effectiveTime(stored), effectiveTime(said)];
  return after > before || (after === before && (isFirstEdit(said, stored) || isUntimedEdit(said, stored)));
}

/** Networks tell times to the second, so an edit may seem as old as what it changes. */
function isFirstEdit(said: { readonly editedAt: string | null }, known: { readonly editedAt: string | null }): boolean {
  return said.editedAt !== null && known.editedAt === null;
}

/**
 * Some networks show a changed text without saying when it changed. The first such change is believed; once an edit is known a
 * text without a time may as well be the original arriving late. A text that only begins like ours is its short form.
 */
function isUntimedEdit(said: NormalisedMention, stored: StoredMention): boolean {
  if (said.editedAt !== null || stored.editedAt !== null) return false;
  const shortForm = said.text.replace(/\s*(…|\.\.\.)(\s*https?:\S+)?$/u, '');
  return !(said.rating === stored.rating && shortForm !== '' && stored.text.startsWith(shortForm));
}

/** The latest revision of each thing in a batch, so that one batch says one thing about it. */
function latest(items: readonly Item[]): { readonly kept: readonly Item[]; readonly repeated: number } {
  const byId = new Map<string, Item>();
  for (const item of items) {
    const known = byId.get(item.id);
    const later =
      !known ||
      item.said.revisionOf.length > known.said.revisionOf.length ||
      effectiveTime(item.said) > effectiveTime(known.said) ||
      (effectiveTime(item.said) === effectiveTime(known.said) && isFirstEdit(item.said, known.said));
    if (later) byId.set(item.id, item);
  }
  return { kept: [...byId.values()], repeated: items.length - byId.size };
}

/** Sorts a batch into new, unfinished, edited and known. Pure. */
export function recall(items: readonly Item[], stored: ReadonlyMap<string, StoredMention>, batch: string): Recalled {
  const { kept, repeated } = latest(items);
  const fresh: Item[] = [];
  const mine: Item[] = [];
  const edits: { item: Item; stored: StoredMention }[] = [];
  let duplicates = repeated;
  for (const item of kept) {
    const known = stored.get(item.id);
    if (!known) fresh.push(item);
    else if (known.batch === batch && known.text === item.said.text) mine.push(item);
    else if (isNewer(item.said, known)) edits.push({ item, stored: known });
    else duplicates += 1;
  }
  return { fresh, mine, edits, duplicates };
}
