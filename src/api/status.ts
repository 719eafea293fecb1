import { z } from 'zod';
import type { CaseFilter } from '../ports/stores.ts';
import type { ApiDeps } from './deps.ts';
import { findOrphans } from '../insights/orphans.ts';
import { connectionView, connectionViewSchema } from './views/connection.ts';
import { named } from './views/registry.ts';

const namedThing = z.object({ id: z.string(), name: z.string() });
const counts = z.object({ waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() });

export const statusSchema = named(
  'Status',
  z.object({
    sample: z.object({ played: z.int(), total: z.int(), finished: z.boolean() }).nullable(),
    brands: z.array(z.object({ id: z.string(), name: z.string(), topics: z.array(namedThing) })),
    queues: z.array(namedThing),
    agents: z.array(namedThing),
    connections: z.array(connectionViewSchema),
    jobs: z.record(z.string(), counts),
    totals: z.object({
      mentions: z.int(),
      openCases: z.int(),
      pendingCases: z.int(),
      breached: z.int(),
      unrouted: z.int(),
      orphans: z.int(),
    }),
  }),
  {
    description:
      'How everything stands. `breached` and `unrouted` count open and pending cases; `orphans` counts up to 200 of each kind.',
  },
);
export type StatusView = z.infer<typeof statusSchema>;

const FRESH_MS = 1_000;

async function readTotals({ stores, clock }: ApiDeps): Promise<StatusView['totals']> {
  const unfinished = async (filter: CaseFilter): Promise<number> => {
    const [open, pending] = await Promise.all(
      (['open', 'pending'] as const).map((status) => stores.cases.count({ ...filter, status })),
    );
    return (open ?? 0) + (pending ?? 0);
  };
  const [mentions, byStatus, breached, unrouted, orphans] = await Promise.all([
    stores.mentions.count({}),
    stores.cases.counts(),
    unfinished({ breached: true }),
    unfinished({ unrouted: true }),
    findOrphans({ stores, clock }),
  ]);
  const count = (status: string): number =>
    byStatus.filter((row) => row.status === status).reduce((sum, row) => sum + row.count, 0);
  return {
    mentions,
    openCases: count('open'),
    pendingCases: count('pending'),
    breached,
    unrouted,
    orphans: orphans.mentions.length + orphans.cases.length + orphans.batches.length,
  };
}

async function readStatus(deps: ApiDeps): Promise<StatusView> {
  const configuration = deps.configuration();
  const [states, jobs, totals] = await Promise.all([deps.stores.connections.list(), deps.jobs.counts(), readTotals(deps)]);
  const stateById = new Map(states.map((state) => [state.connection, state]));
  return {
    sample: deps.sample(),
    brands: configuration.brands.map(({ id, name }) => ({
      id,
      name,
      topics: (configuration.taxonomies[id]?.topics ?? []).map((topic) => ({ id: topic.id, name: topic.name })),
    })),
    queues: configuration.queues.map(({ id, name }) => ({ id, name })),
    agents: configuration.agents.map(({ email, name }) => ({ id: email, name })),
    connections: configuration.connections.map((connection) => connectionView(connection, stateById.get(connection.id), deps)),
    jobs,
    totals,
  };
}

/** The status for whoever asks; many who ask within a second are one question to the store. */
export class StatusReader {
  readonly #deps: ApiDeps;
  #last: { readonly at: number; readonly answer: Promise<StatusView> } | undefined;

  constructor(deps: ApiDeps) {
    this.#deps = deps;
  }

  read(): Promise<StatusView> {
    const now = this.#deps.clock.now();
    if (!this.#last || now - this.#last.at >= FRESH_MS) {
      const answer = readStatus(this.#deps);
      const entry = { at: now, answer };
      this.#last = entry;
      answer.catch(() => {
        if (this.#last === entry) this.#last = undefined;
      });
    }
    return this.#last.answer;
  }
}
