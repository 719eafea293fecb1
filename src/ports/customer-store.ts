import type { Customer, Identity, LinkEvent, MatchDecision } from '../domain/index.ts';

/** How many others one customer may be said not to be. */
export const MOST_DECLINED = 200;

export interface CustomerStore {
  /** By identity key (see `identityKey`). */
  byIdentity(keys: readonly string[]): Promise<ReadonlyMap<string, Customer>>;
  /** Saves new ones; one whose identity is already somebody's is left out (read again to see whose). Guarantee: unique index on identities. */
  insert(customers: readonly Customer[]): Promise<void>;
  /** Refreshes handle, name, followers of identities. */
  refresh(updates: readonly { readonly customer: string; readonly identity: Identity }[]): Promise<void>;
  get(id: string): Promise<Customer | undefined>;
  getMany(ids: readonly string[]): Promise<readonly Customer[]>;
  /** Those behind that id in the order of ids, erased ones among them. */
  walk(after: string | null, limit: number): Promise<readonly Customer[]>;
  /** Customers that were linked straight to one of these. */
  linkedTo(ids: readonly string[], limit: number): Promise<readonly Customer[]>;
  /**
   * Ties a customer to another, or parts it, and notes the decision: one write. `from` is what stood there when it was decided.
   * @returns false when something else stands there by now, or the customer was erased or is not stored
   */
  setLink(
    id: string,
    change: { readonly from: string | null; readonly to: string | null; readonly event: LinkEvent },
  ): Promise<boolean>;
  /** Sets the keys under which a customer is found again as somebody else's match; those of erased ones stay empty. */
  setMatchKeys(id: string, keys: readonly string[]): Promise<void>;
  /** Customers who have one of the keys, with all that they have. */
  byMatchKeys(
    keys: readonly string[],
    limit: number,
  ): Promise<readonly { readonly customer: Customer; readonly keys: readonly string[] }[]>;
  /** Drops the match keys of these: what they were made from may be gone. They are made again at the next look. */
  dropMatchKeys(ids: readonly string[]): Promise<void>;
  /**
   * Notes that a customer is another person than `other`; saying it again changes nothing.
   * @returns false when the customer is not stored, was erased, or has {@link MOST_DECLINED} of them
   */
  declineMatch(id: string, decision: MatchDecision): Promise<boolean>;
  /** Takes that back; nothing happens where it never was said. */
  allowMatch(id: string, other: string): Promise<void>;
  /** Whom these customers were said not to be. */
  declined(ids: readonly string[]): Promise<readonly { readonly id: string; readonly other: string }[]>;
  /** Removes names and handles of a person who asked for it. Returns false when there is none. */
  erase(id: string, at: string): Promise<boolean>;
}
