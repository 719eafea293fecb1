import type { Share } from '../domain/index.ts';

/** Links that show a page. One that is taken back is forgotten; one that ended is not given any more. */
export interface ShareStore {
  /** False when there are {@link MOST_SHARES} that have not ended. */
  add(share: Share): Promise<boolean>;
  /** Only one that has not ended at this time. */
  get(id: string, now: string): Promise<Share | undefined>;
  /** Those that have not ended at this time, newest first. */
  list(now: string): Promise<readonly Share[]>;
  remove(id: string): Promise<boolean>;
}

export const MOST_SHARES = 200;

/** What stands in a link: the share's id, and a proof that this installation made it. */
export interface ShareTokens {
  tokenOf(id: string): string;
  /** The share's id; null for what this installation did not make. Takes as long whatever is wrong. */
  idOf(token: string): string | null;
}
