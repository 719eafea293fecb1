import type { PresenceStatus } from '../api/presence.ts';

export type ChosenStatus = Exclude<PresenceStatus, 'offline'>;

const storageKey = 'earshot-status';

/** A break outlives loading the page anew. */
export function keptStatus(): ChosenStatus {
  try {
    return localStorage.getItem(storageKey) === 'break' ? 'break' : 'available';
  } catch {
    // A browser may forbid storage.
    return 'available';
  }
}

export function keepStatus(status: ChosenStatus): void {
  try {
    localStorage.setItem(storageKey, status);
  } catch {
    // Forbidden storage: the status holds until the page is left.
  }
}
