import type { Disposition, Intent, Labels, Mention, Network, Revision, SentimentLabel } from '../domain/index.ts';
import type { MentionLabelStore } from './label-stores.ts';
import type { PageOf, PageRequest } from './page.ts';

/** What the pipeline needs to know of a mention that is already stored. */
export interface StoredMention {
  readonly id: string;
  readonly externalId: string;
  readonly batch: string;
  readonly text: string;
  readonly rating: number | null;
  readonly postedAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly revisions: readonly Revision[];
  readonly customer: string | null;
  readonly case: string | null;
  readonly disposition: Disposition | null;
}

export interface MentionFilter {
  readonly brand?: string;
  readonly network?: Network;
  readonly sentiment?: SentimentLabel;
  readonly topic?: string;
  readonly intent?: Intent;
  /** BCP 47. */
  readonly lang?: string;
  /** ISO 3166-1 alpha-2 in capitals; null for those of which it is not known. */
  readonly country?: string | null;
  /** Speaks of this competitor, or of the brand itself (`own`): alone or beside others. */
  readonly voice?: { readonly id: string; readonly own: boolean };
  readonly case?: string;
  readonly customer?: string;
  /** Part of the text, any case. */
  readonly q?: string;
  /** Posted at or after, and before. */
  readonly from?: string;
  readonly to?: string;
}

/** A new text for a stored mention. */
export interface MentionEdit {
  readonly id: string;
  readonly externalId: string;
  readonly text: string;
  readonly rating: number | null;
  readonly labels: Labels;
  readonly langHint: string | null;
  /** Null where this text came without one: what is known stays. */
  readonly country: string | null;
  readonly editedAt: string;
  readonly revision: Revision;
  readonly case: string | null;
  readonly disposition: Disposition;
}

export interface MentionStore extends MentionLabelStore {
  /** What of these is stored, tombstones included. */
  existing(ids: readonly string[]): Promise<ReadonlyMap<string, StoredMention>>;
  /**
   * Saves new mentions in one go; one whose id is taken (delivered twice, also at the same moment) is left as it is.
   * Guarantee: the unique `_id`, made from (brand, network, external id).
   * @returns the ids that were saved now
   */
  insert(mentions: readonly Mention[]): Promise<ReadonlySet<string>>;
  /** Applies edits that are newer than what is stored, and forgets what people corrected on the text before; an older or repeated one changes nothing. */
  revise(edits: readonly MentionEdit[]): Promise<void>;
  /** Empties text, names, links and revisions of these and marks them deleted. Repeating changes nothing. Returns ids purged now. */
  purge(ids: readonly string[], at: string): Promise<readonly string[]>;
  /** Forgets in which country these were said. Repeating changes nothing. */
  forgetCountries(ids: readonly string[]): Promise<void>;
  /** Reviews with a case that were edited or deleted at or after `from` and before `to`, the last one first; deleted ones as they are left. */
  changedReviews(query: {
    readonly brand: string;
    readonly from: string;
    readonly to: string;
    readonly limit: number;
  }): Promise<readonly Mention[]>;
  /** Mentions of a brand and network by the network's ids, earlier revisions included: external id to mention id. */
  findByExternalId(brand: string, network: Network, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Points mentions at another case. */
  setCase(
    assignments: readonly { readonly id: string; readonly case: string | null; readonly disposition?: Disposition }[],
  ): Promise<void>;
  get(id: string): Promise<Mention | undefined>;
  getMany(ids: readonly string[]): Promise<readonly Mention[]>;
  /** Newest first; purged ones are left out unless a case is asked for. */
  list(filter: MentionFilter, page: PageRequest): Promise<PageOf<Mention>>;
  ofCase(caseId: string, limit: number): Promise<readonly Mention[]>;
  ofCustomers(customers: readonly string[], limit: number): Promise<readonly Mention[]>;
  /** Mentions older than `before` that have no disposition. */
  undecided(before: string, limit: number): Promise<readonly Mention[]>;
  /** External ids for a re-check of deletions: posted since, oldest check first. */
  toRecheck(options: {
    readonly brand: string;
    readonly connection: string;
    readonly since: string;
    readonly limit: number;
    readonly at: string;
  }): Promise<readonly string[]>;
  count(filter: MentionFilter): Promise<number>;
  /** Those behind that id in the order of ids, deleted ones among them. */
  walk(after: string | null, limit: number): Promise<readonly Mention[]>;
}
