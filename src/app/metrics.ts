/** One helper per business event; what it counts is its own affair. */
export interface Metrics {
  takenIn(event: {
    readonly network: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly milliseconds: number;
  }): void;
  delivery(outcome: 'delivered' | 'failed', milliseconds: number): void;
  poll(event: { readonly network: string; readonly outcome: string }): void;
  stream(event: { readonly connection: string; readonly state: string }): void;
  sweep(event: {
    readonly breached: number;
    readonly leasesEnded: number;
    readonly closed: number;
    readonly undecided: number;
  }): void;
}
