import type { Case } from '../domain/index.ts';
import type { PageOf, PageRequest } from './page.ts';

/** One case as reports look at it: what was decided, what we answered, when the customer spoke. */
export interface CaseLife extends Pick<Case, 'id' | 'brand' | 'queue' | 'firstMentionAt' | 'openedAt' | 'solvedAt' | 'timeline'> {
  /** Answers that the network has by way of Earshot. */
  readonly answers: readonly { readonly by: string; readonly at: string }[];
  /** What the customer said, brand's own words left out. */
  readonly heard: readonly { readonly postedAt: string; readonly receivedAt: string }[];
}

export interface LifeFilter {
  readonly from: string;
  readonly to: string;
  readonly brand?: string;
  readonly queue?: string;
}

/** What reports read. */
export interface ReportStore {
  /**
   * Cases that lived in that time: opened before its end, and not solved before its beginning. A case merged into another is
   * left out.
   */
  lives(filter: LifeFilter, page: PageRequest): Promise<PageOf<CaseLife>>;
}
