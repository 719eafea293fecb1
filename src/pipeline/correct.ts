import {
  labelValue,
  sameValue,
  stableId,
  type Correction,
  type CorrectionField,
  type CorrectionMark,
  type LabelChoice,
  type Mention,
} from '../domain/index.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { Stores } from '../ports/stores.ts';
import { labelsAsChosen } from './set-label.ts';

export interface CorrectDeps {
  readonly stores: Pick<Stores, 'mentions' | 'corrections'>;
  readonly changes: ChangeFeed;
  readonly clock: Clock;
}

export type CorrectOutcome =
  /** `kept` is null when the label stood so already by a person's word. */
  | { readonly ok: true; readonly mention: Mention; readonly kept: Correction | null }
  | { readonly ok: false; readonly reason: 'not-found' | 'deleted' | 'contended' };

/** People correct one mention at the same moment rarely, and more than a few of them never. */
const ROUNDS = 8;

/** The correction that a mark on a mention stands for. The mark names it, so that writing it again changes nothing. */
function correctionOf(mention: Mention, field: CorrectionField, mark: CorrectionMark, to: Correction['to']): Correction {
  return {
    id: stableId('correction', mention.id, field, mark.at, mark.by, JSON.stringify(to)),
    mention: mention.id,
    brand: mention.brand,
    network: mention.network,
    lang: field === 'lang' && typeof mark.from === 'string' ? mark.from : mention.lang,
    field,
    from: mark.from,
    to,
    by: { id: mark.by, name: mark.name },
    at: mark.at,
    labelsVersion: mention.labelsVersion,
    revision: mention.revisions.length,
  };
}

/** Later than the mark before it, whatever the clock says, so that the order of corrections is the order of their times. */
function timeAfter(now: number, before: CorrectionMark | undefined): string {
  return new Date(before === undefined ? now : Math.max(now, Date.parse(before.at) + 1)).toISOString();
}

/**
 * Sets one label of a mention as a person says: the mention first, then the log of corrections, then the feeds hear of it. Doing it
 * again changes nothing, and puts into the log what an earlier try left out. Agreeing with a label that no person set yet is kept
 * too: it is as good a lesson. Cases stay as they are.
 */
export async function correctMention(
  request: { readonly id: string; readonly choice: LabelChoice; readonly by: { readonly id: string; readonly name: string } },
  { stores, changes, clock }: CorrectDeps,
): Promise<CorrectOutcome> {
  const { id, choice, by } = request;
  const { field } = choice;
  for (let round = 0; round < ROUNDS; round += 1) {
    const mention = await stores.mentions.get(id);
    if (!mention) return { ok: false, reason: 'not-found' };
    if (mention.deletedAt !== null) return { ok: false, reason: 'deleted' };
    const standing = mention.corrected[field];
    const from = labelValue(mention, field);
    if (standing && sameValue(from, choice.value)) {
      await stores.corrections.add(correctionOf(mention, field, standing, choice.value));
      return { ok: true, mention, kept: null };
    }
    const mark: CorrectionMark = { by: by.id, name: by.name, at: timeAfter(clock.now(), standing), from };
    const labels = labelsAsChosen(mention, choice);
    const expected = { revisions: mention.revisions.length, correctedAt: standing?.at ?? null };
    if (!(await stores.mentions.correct({ id, field, labels, mark, expected }))) continue;
    const kept = correctionOf(mention, field, mark, choice.value);
    await stores.corrections.add(kept);
    await changes.publish([{ type: 'mention', brand: mention.brand, ids: [id] }]);
    return { ok: true, mention: { ...mention, ...labels, corrected: { ...mention.corrected, [field]: mark } }, kept };
  }
  return { ok: false, reason: 'contended' };
}
