import type { Corrected, Correction, CorrectionField, CorrectionMark, Labels, Mention } from '../domain/index.ts';
import type { PageOf, PageRequest } from './page.ts';

/** One label that a person set. */
export interface LabelCorrection {
  readonly id: string;
  readonly field: CorrectionField;
  /** The labels that change. */
  readonly labels: Partial<Labels>;
  readonly mark: CorrectionMark;
  /** The mention as the person saw it: how many edits, and when this field was last corrected (null: never). */
  readonly expected: { readonly revisions: number; readonly correctedAt: string | null };
}

/** New labels for a stored mention, made from it as it stood. */
export interface Relabelling {
  readonly id: string;
  readonly labels: Labels;
  readonly expected: {
    readonly externalId: string;
    readonly editedAt: string | null;
    readonly revisions: number;
    readonly corrected: Corrected;
  };
}

export interface RelabelWalk {
  /** Brands that are looked at. */
  readonly brands: readonly string[];
  /** Only what other weights labelled; null for everything. */
  readonly version: string | null;
  /** Only what was posted since. */
  readonly since: string | null;
  /** Where the step before ended; null to begin. */
  readonly after: string | null;
  /** Documents looked at in this step, at most: bounds time and memory, however few of them match. */
  readonly scan: number;
}

export interface RelabelStep {
  readonly mentions: readonly Mention[];
  readonly looked: number;
  /** Null at the end. */
  readonly next: string | null;
}

/** How sure the labels of one language and network are. */
export interface ConfidenceRow {
  readonly network: string;
  readonly lang: string;
  readonly count: number;
  /** Mentions by confidence of their sentiment, in ten bands from 0..0.1 up; what a person corrected is left out. */
  readonly bands: readonly number[];
}

/** The part of the mention store that is about labels. */
export interface MentionLabelStore {
  /**
   * Sets one label as a person says. False when the mention is gone, its text was edited, or somebody else corrected this field
   * since the person saw it: read again and decide again.
   */
  correct(change: LabelCorrection): Promise<boolean>;
  /**
   * Writes new labels over those of mentions that still are as expected: neither edited, deleted nor corrected in between.
   * Repeating changes nothing.
   * @returns how many were as expected
   */
  relabel(entries: readonly Relabelling[]): Promise<number>;
  /** One step of a walk over all mentions by id. Deleted mentions and the brand's own are left out. */
  labelledOtherwise(walk: RelabelWalk): Promise<RelabelStep>;
  /** Customers' mentions of a brand posted in a time, by language and network. */
  confidence(brand: string, from: string, to: string): Promise<readonly ConfidenceRow[]>;
}

export interface CorrectionFilter {
  readonly brand?: string;
  readonly field?: CorrectionField;
  /** Made at or after, and before. */
  readonly from?: string;
  readonly to?: string;
}

export interface CorrectionCount {
  readonly network: string;
  readonly lang: string;
  readonly field: CorrectionField;
  /** Those that changed a label; agreeing ones are not counted. */
  readonly count: number;
}

/** What people set right, kept for good: the log from which the program learns. */
export interface CorrectionStore {
  /** The same id twice is one correction. True when it was not there yet. */
  add(correction: Correction): Promise<boolean>;
  /** Newest first. */
  list(filter: CorrectionFilter, page: PageRequest): Promise<PageOf<Correction>>;
  counts(brand: string, from: string, to: string): Promise<readonly CorrectionCount[]>;
}

/** One run of new weights over stored mentions. */
export interface RelabelRun {
  /** Made from what was asked for, so that the same wish goes on where it stopped. */
  readonly id: string;
  readonly version: string;
  readonly brand: string | null;
  readonly since: string | null;
  readonly all: boolean;
  readonly startedAt: string;
  /** Null while it runs or waits to be taken up again. */
  readonly finishedAt: string | null;
  /** Where it goes on; null at its beginning. */
  readonly after: string | null;
  /** Stored mentions when it began, of every brand: what `looked` grows to, more or less. */
  readonly total: number;
  readonly looked: number;
  readonly relabelled: number;
  /** Relabelled mentions whose labels differ from before, by field. */
  readonly changed: Readonly<Record<CorrectionField, number>>;
  /** Sentiment before and after, `negative>neutral`, where it differs. */
  readonly moved: Readonly<Record<string, number>>;
}

export interface RelabelRunStore {
  get(id: string): Promise<RelabelRun | undefined>;
  save(run: RelabelRun): Promise<void>;
  /** The one that began last. */
  latest(): Promise<RelabelRun | undefined>;
}
