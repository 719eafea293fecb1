/** What became of one thing in a batch. Reasons are short stable codes that become metric labels. */
export type Outcome<T> =
  | { readonly type: 'ok'; readonly value: T }
  /** Finished on purpose: nothing more is to be done with it. */
  | { readonly type: 'drop'; readonly reason: string; readonly externalId: string | null }
  /** A person must look: it goes to the dead letters with its payload. */
  | { readonly type: 'park'; readonly reason: string; readonly detail: string; readonly payload: unknown };

export const ok = <T>(value: T): Outcome<T> => ({ type: 'ok', value });
export const drop = (reason: string, externalId: string | null = null): Outcome<never> => ({ type: 'drop', reason, externalId });
export const park = (fault: { readonly reason: string; readonly detail: string; readonly payload: unknown }): Outcome<never> => ({
  type: 'park',
  ...fault,
});
