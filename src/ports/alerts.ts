import type { Alert } from '../domain/index.ts';

export interface AlertFilter {
  readonly brands: readonly string[];
  /** Only those that last. */
  readonly open: boolean;
  /** Seen at or after, and found before. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What was told to whom, as JSON of `src/insights/alerts`. */
export interface KeptNotices {
  /** 0 before the first was kept. */
  readonly revision: number;
  readonly json: string | null;
}

/** Alerts. Guarantee: what people did about one (its incident, who saw it) is never lost to a look that saw it again. */
export interface AlertStore {
  /** Of a brand, those that last or that ended at or after, the one found first in front. */
  known(brand: string, since: string): Promise<readonly Alert[]>;
  /** Saves alerts that are new or changed; `incident` and `acknowledged` only of new ones. */
  save(alerts: readonly Alert[]): Promise<void>;
  /** Found last in front. */
  list(filter: AlertFilter, limit: number): Promise<readonly Alert[]>;
  get(id: string): Promise<Alert | undefined>;
  /** Notes which incident was proposed for it. */
  setIncident(id: string, incident: string): Promise<void>;
  /** Notes who saw it; the first one stands. Undefined when there is no such alert. */
  acknowledge(id: string, acknowledged: NonNullable<Alert['acknowledged']>): Promise<Alert | undefined>;
  /** Up to when each of these brands was looked at; a brand that never was is not there. */
  watched(brands: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Notes it; an earlier time than the one that is known changes nothing. */
  saveWatched(brand: string, at: string): Promise<void>;
  notices(): Promise<KeptNotices>;
  /** False when somebody else kept theirs since `after` was the revision. */
  saveNotices(json: string, after: number): Promise<boolean>;
}

/** What was learnt of a brand's usual counts. */
export interface KeptRhythms {
  /** When it was learnt, ISO 8601. */
  readonly learntAt: string;
  /** JSON of `src/insights/spikes/series`. */
  readonly json: string;
}

export interface RhythmStore {
  get(brand: string): Promise<KeptRhythms | undefined>;
  /** In place of what is kept. */
  save(brand: string, rhythms: KeptRhythms): Promise<void>;
}
