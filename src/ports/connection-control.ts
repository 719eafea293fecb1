import type { SettingsOutcome } from './settings-edits.ts';

export type ConnectionOutcome =
  /** `line`: what happened, or what the network said of the credentials, for people. */
  | { readonly ok: true; readonly line: string }
  | { readonly ok: false; readonly code: 'unknown' }
  /** The network has nothing that could be asked. */
  | { readonly ok: false; readonly code: 'no-check' }
  /** The network said no, or nothing. */
  | {
      readonly ok: false;
      readonly code: 'failed';
      readonly error: { readonly code: string; readonly message: string; readonly remedy: string };
    }
  /** The configuration did not take it. */
  | { readonly ok: false; readonly code: 'refused'; readonly outcome: Extract<SettingsOutcome, { readonly ok: false }> };

/** What people do with a connection while the program runs. */
export interface ConnectionControl {
  /** Asks the network whether the credentials in force work. A connection that had stopped is tried again when they do. */
  check(id: string): Promise<ConnectionOutcome>;
  /** Pauses or resumes it, in every process within seconds. */
  setEnabled(id: string, enabled: boolean, by: string): Promise<ConnectionOutcome>;
  /**
   * Takes new credentials, once the network has said that they work; until then the old ones stay. Those not given stay, null takes
   * one away.
   */
  reauthorise(id: string, credentials: Readonly<Record<string, unknown>>, by: string): Promise<ConnectionOutcome>;
}
