import type { Macro } from '../domain/index.ts';

/** What is found of macros: shared ones and the asker's own. */
export interface MacroFilter {
  /** Whose own ones are seen beside the shared ones. */
  readonly reader: string;
  /** Those of this brand and of every brand. */
  readonly brand?: string;
  /** Those of this language and of every language. */
  readonly language?: string;
  readonly topic?: string;
}

/** How a case in which something was used went out. */
export type CaseEnd = 'solved' | 'reopened';

/** Saved texts. */
export interface MacroStore {
  get(id: string): Promise<Macro | undefined>;
  /** By name, at most so many. */
  list(filter: MacroFilter, limit: number): Promise<readonly Macro[]>;
  /** How many this owner keeps. */
  count(owner: string): Promise<number>;
  /** Keeps a macro, in place of the one with its id; counts of use stay as they are. */
  put(macro: Macro): Promise<void>;
  remove(id: string): Promise<boolean>;
  /** Counts a use, once per case. False when it was counted or there is no such macro. */
  used(id: string, caseId: string): Promise<boolean>;
  /** Counts how a case that used it went out, once per case. False when it was counted or there is no such macro. */
  ended(id: string, caseId: string, end: CaseEnd): Promise<boolean>;
}
