import type { Severity } from '../domain/index.ts';

/** `done`: it was taken; `later`: it is tried again; `failed`: it is not, and lies among the dead letters. */
export type Handed = 'done' | 'later' | 'failed';

/** One helper per business event; what it counts is its own affair. */
export interface Metrics {
  takenIn(event: {
    readonly network: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly milliseconds: number;
  }): void;
  delivery(outcome: 'delivered' | 'failed', milliseconds: number): void;
  /** A network was asked to take an answer, or whether it has it. */
  replied(outcome: 'sent' | 'failed' | 'unknown' | 'again', network: string): void;
  poll(event: { readonly network: string; readonly outcome: string }): void;
  stream(event: { readonly connection: string; readonly state: string }): void;
  /** Labels were given, by intake. */
  labelled(network: string, given: readonly { readonly lang: string; readonly confidence: number }[]): void;
  /** A person set a label right, or agreed with it. */
  corrected(event: { readonly network: string; readonly lang: string; readonly field: string; readonly changed: boolean }): void;
  /** An operator's model was asked about texts that the first pass was unsure of. */
  secondOpinion(outcome: 'answered' | 'failed', texts: number): void;
  /** Stored mentions were understood anew. */
  relabelled(event: { readonly looked: number; readonly relabelled: number; readonly left: number }): void;
  sweep(event: {
    readonly breached: number;
    readonly leasesEnded: number;
    readonly closed: number;
    readonly undecided: number;
  }): void;
  /** A rise of mentions was found, became worse, or is over. */
  alert(change: 'found' | 'grown' | 'ended', severity: Severity): void;
  /** A letter was taken to the mail server. */
  letter(outcome: Handed): void;
  /** A program was told of a rise. */
  alertEvent(outcome: Handed): void;
}
