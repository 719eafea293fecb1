import { isAboutThisText, type Correction, type Mention } from '../domain/index.ts';
import type { CorrectionFilter } from '../ports/label-stores.ts';
import type { Stores } from '../ports/stores.ts';

/** A text, and what a person said of it. */
export interface Lesson {
  readonly mention: Mention;
  readonly correction: Correction;
}

const PAGE = 500;

/**
 * Everything that can be learnt from corrections: the last word on each label of each mention, with the text as it stands. What was
 * deleted on the network, or edited since, is left out. Newest first.
 */
export async function* lessons(
  stores: Pick<Stores, 'mentions' | 'corrections'>,
  filter: CorrectionFilter = {},
): AsyncGenerator<Lesson> {
  const told = new Set<string>();
  let cursor: string | null = null;
  do {
    const page = await stores.corrections.list(filter, { limit: PAGE, cursor });
    const latest = page.items.filter(({ mention, field }) => {
      const label = `${field} ${mention}`;
      return !told.has(label) && told.add(label);
    });
    const found = await stores.mentions.getMany([...new Set(latest.map(({ mention }) => mention))]);
    const byId = new Map(found.map((mention) => [mention.id, mention]));
    for (const correction of latest) {
      const mention = byId.get(correction.mention);
      if (mention && isAboutThisText(correction, mention)) yield { mention, correction };
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
}
