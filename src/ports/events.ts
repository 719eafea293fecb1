/** Something that changed, for live pages: which thing, of which brand, at which version. `account`: what those accounts may see ended or changed. */
export interface Change {
  /** Grows; `Last-Event-ID` of the event stream. */
  readonly id: string;
  readonly type: 'mention' | 'case' | 'connection' | 'configuration' | 'presence' | 'account' | 'alert' | 'incident';
  readonly brand: string | null;
  /** Ids of the things that changed. */
  readonly ids: readonly string[];
  readonly at: string;
}

export interface ChangeFeed {
  /** Publishes after the change is stored. */
  publish(changes: readonly Omit<Change, 'id' | 'at'>[]): Promise<void>;
  /** Everything after that id, oldest first; undefined when the id is too old to be known. */
  since(id: string, limit: number): Promise<readonly Change[] | undefined>;
  /** Everything that was published at or since that time (milliseconds since 1970), oldest first; undefined when that is too long ago to be known. */
  publishedSince(at: number, limit: number): Promise<readonly Change[] | undefined>;
  /** Calls back for each new change, of any process, until stopped. */
  subscribe(listener: (change: Change) => void): () => void;
}
