import type { Settings, SettingsChange } from './settings.ts';

/** The lists of the configuration that may be changed while the program runs. */
export const settingsNouns = ['brands', 'queues', 'rules', 'agents', 'connections'] as const;
export type SettingsNoun = (typeof settingsNouns)[number];

/** One change of a list. */
export type SettingsEdit =
  | {
      readonly type: 'put';
      readonly noun: SettingsNoun;
      /**
       * As the configuration's file would have it; it replaces the one of the same id (a rule's name, an agent's address). Of a
       * connection's credentials, those left out or given as `{ "set": true }` stay as they are, and null takes one away.
       */
      readonly value: unknown;
      /** Of rules: the one to stand before; null for the end. Left out: where it stands, or at the end. */
      readonly before?: string | null | undefined;
    }
  | { readonly type: 'remove'; readonly noun: SettingsNoun; readonly id: string };

export interface SettingsFault {
  /** From inside the value, such as `sla.firstResponse`; elsewhere in the configuration, such as `rules[2].then.queue`. */
  readonly path: string;
  readonly message: string;
}

export type SettingsOutcome =
  | {
      readonly ok: true;
      readonly version: number;
      readonly settings: Settings;
      /** Lines such as `~ queue care: sla`; none when it says the same as before. */
      readonly changed: readonly string[];
    }
  /** Others changed the configuration since that version; `changes` as far back as they are kept. */
  | { readonly ok: false; readonly code: 'stale'; readonly version: number; readonly changes: readonly SettingsChange[] }
  | { readonly ok: false; readonly code: 'invalid'; readonly faults: readonly SettingsFault[] }
  | { readonly ok: false; readonly code: 'unknown' }
  /** It cannot go: `message` says what needs it. */
  | { readonly ok: false; readonly code: 'in-use'; readonly message: string }
  /** Others changed the configuration at every try. */
  | { readonly ok: false; readonly code: 'busy' };

/** Changes of the stored configuration, which every process follows within seconds. */
export interface SettingsEdits {
  read(): Promise<{ readonly version: number; readonly settings: Settings }>;
  /** What a change would make of the configuration. Writes nothing. */
  plan(edit: SettingsEdit): Promise<SettingsOutcome>;
  /** Makes a change; `expectedVersion` null: as it is now. Doing it twice changes nothing. */
  apply(edit: SettingsEdit, options: { readonly expectedVersion: number | null; readonly by: string }): Promise<SettingsOutcome>;
}
