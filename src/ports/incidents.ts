import type { Incident, IncidentCounts, IncidentEntry, IncidentState } from '../domain/index.ts';
import type { PageOf, PageRequest } from './page.ts';

export interface IncidentFilter {
  readonly brand?: string;
  readonly state?: IncidentState;
}

/** Incidents. Guarantee: of two who save on the same version one is refused. */
export interface IncidentStore {
  /** False when its id is there already. */
  insert(incident: Incident): Promise<boolean>;
  get(id: string): Promise<Incident | undefined>;
  /** The one that proposed for this alert. */
  byAlert(alert: string): Promise<Incident | undefined>;
  /** Saves one whose version is still one less. False when somebody else was quicker. */
  save(incident: Incident): Promise<boolean>;
  /** Takes a finished task off and notes it, once. The version stays, so that nobody's decision becomes stale by it. */
  finish(id: string, task: string, entry: IncidentEntry): Promise<void>;
  /** Newest proposal first. */
  list(filter: IncidentFilter, page: PageRequest): Promise<PageOf<Incident>>;
  /** Of all brands, oldest first. */
  open(limit: number): Promise<readonly Incident[]>;
  /** Those with tasks that are not finished. */
  unfinished(limit: number): Promise<readonly Incident[]>;
  /** How the cases of these stand; one without any has zeros. */
  counts(ids: readonly string[]): Promise<ReadonlyMap<string, IncidentCounts>>;
}
