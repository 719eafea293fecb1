import { z } from 'zod';
import { correctionFields } from '../domain/index.ts';
import { countDrift } from '../insights/drift.ts';
import { isoNow } from '../ports/clock.ts';
import type { ApiDeps } from './deps.ts';
import { named, timeSchema } from './views/registry.ts';

const byField = z.partialRecord(z.enum(correctionFields), z.int());
const spanSchema = z.object({ mentions: z.int(), corrections: z.int(), per100: z.number().nullable(), byField });

const relabelRunSchema = z.object({
  version: z.string(),
  brand: z.string().nullable(),
  since: timeSchema.nullable(),
  all: z.boolean(),
  startedAt: timeSchema,
  finishedAt: timeSchema.nullable(),
  total: z.int(),
  looked: z.int(),
  relabelled: z.int(),
  changed: byField,
  moved: z.record(z.string(), z.int()),
});

export const understandingSchema = named(
  'Understanding',
  z.object({
    labelsVersion: z.string(),
    countedAt: timeSchema,
    relabelling: relabelRunSchema.nullable(),
    drift: z.array(
      z.object({ network: z.string(), lang: z.string(), days7: spanSchema, days28: spanSchema, confidence: z.array(z.int()) }),
    ),
  }),
  {
    description:
      'How well labels hold. `labelsVersion`: the weights in use. `drift`: for each language and network the labels that people changed for every 100 mentions, over 7 and 28 days, and the mentions of the 28 days by confidence of their sentiment in ten bands, lowest first. `relabelling`: the last run of new weights over stored mentions; `moved` counts sentiments that changed, as `negative>neutral`.',
  },
);
export type UnderstandingView = z.infer<typeof understandingSchema>;

/** Sums over a month of mentions; nobody needs them newer than this. */
const FRESH_MS = 60_000;
const MOST_KEPT = 50;

type Counted = Pick<UnderstandingView, 'countedAt' | 'drift'>;

async function count(deps: ApiDeps, brands: readonly string[]): Promise<Counted> {
  const rows = await countDrift(brands, deps.clock.now(), deps.stores);
  const drift = rows.map(({ days7, days28, confidence, ...row }) => ({
    ...row,
    days7: { ...days7, byField: { ...days7.byField } },
    days28: { ...days28, byField: { ...days28.byField } },
    confidence: [...confidence],
  }));
  return { countedAt: isoNow(deps.clock), drift };
}

/** How well labels hold, for whoever asks; many who ask within a minute are one question to the store. */
export class UnderstandingReader {
  readonly #deps: ApiDeps;
  readonly #kept = new Map<string, { readonly at: number; readonly answer: Promise<Counted> }>();

  constructor(deps: ApiDeps) {
    this.#deps = deps;
  }

  /** `brand` null: all of them together. */
  async read(brand: string | null): Promise<UnderstandingView> {
    const { labelsVersion, stores } = this.#deps;
    const [counted, run] = await Promise.all([this.#counted(brand), stores.relabelRuns.latest()]);
    return { labelsVersion: labelsVersion(), ...counted, relabelling: run ? relabelRunSchema.parse(run) : null };
  }

  #counted(brand: string | null): Promise<Counted> {
    const now = this.#deps.clock.now();
    const key = brand ?? '';
    const known = this.#kept.get(key);
    if (known && now - known.at < FRESH_MS) return known.answer;
    const brands = brand === null ? this.#deps.configuration().brands.map(({ id }) => id) : [brand];
    const entry = { at: now, answer: count(this.#deps, brands) };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, entry);
    entry.answer.catch(() => {
      if (this.#kept.get(key) === entry) this.#kept.delete(key);
    });
    return entry.answer;
  }
}
