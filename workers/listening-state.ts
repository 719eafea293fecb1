/** How a connection is listened to in this process. */
export interface ListeningState {
  readonly state: string;
  readonly detail: string;
}

const states = new Map<string, ListeningState>();

/** What the listener of a connection said last, so that a poll beside it does not talk over it. */
export const listeningStates = {
  get: (connection: string): ListeningState | undefined => states.get(connection),
  set(connection: string, state: ListeningState): void {
    states.set(connection, state);
  },
  forget(connection: string): void {
    states.delete(connection);
  },
};
