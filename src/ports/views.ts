/** A search over cases that somebody keeps under a name: their own, or for everybody. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Parameters of the list of cases. */
  readonly search: Readonly<Record<string, string>>;
  readonly shared: boolean;
  /** Account of whoever made it. */
  readonly owner: string;
  readonly createdAt: string;
}

/** Views people saved, at most {@link MOST_VIEWS} each. */
export interface SavedViewStore {
  /** Adds it, or replaces one of the same id and owner. False when the owner has as many as allowed, or the id is another's. */
  put(view: SavedView): Promise<boolean>;
  get(id: string): Promise<SavedView | undefined>;
  /** The caller's own and the shared ones, by name. */
  of(owner: string): Promise<readonly SavedView[]>;
  remove(id: string): Promise<boolean>;
}

export const MOST_VIEWS = 50;
