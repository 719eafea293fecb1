import {
  correctionFields,
  labelValue,
  sameValue,
  stableId,
  type CorrectionField,
  type Labels,
  type Mention,
  type Taxonomy,
} from '../domain/index.ts';
import { isoNow, type Clock } from '../ports/clock.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { RelabelRun, Relabelling } from '../ports/label-stores.ts';
import type { Stores } from '../ports/stores.ts';
import type { SecondOpinion, Understand } from '../ports/understand.ts';
import { heedCopies } from './campaign.ts';
import { keepCorrected } from './set-label.ts';
import { textOfMention } from './to-understand.ts';

export interface RelabelDeps {
  readonly stores: Pick<Stores, 'mentions' | 'relabelRuns' | 'leases'>;
  readonly changes: ChangeFeed;
  readonly understand: Understand;
  /** Missing where no operator configured one. */
  readonly secondOpinion?: SecondOpinion;
  readonly clock: Clock;
  /** Names this process among others. */
  readonly holder: string;
}

/** What is asked for: everything of one brand or all, posted since a time or ever, whatever labelled it or only other weights. */
export interface RelabelWish {
  readonly brand: string | null;
  readonly since: string | null;
  readonly all: boolean;
}

export interface RelabelPlan {
  readonly wish: RelabelWish;
  /** Version of the weights in use. */
  readonly version: string;
  /** By brand: those that are relabelled. */
  readonly taxonomies: Readonly<Record<string, Taxonomy>>;
}

/** Another process is relabelling. Code `relabelling-already`. */
export class RelabellingAlreadyError extends Error {
  readonly code = 'relabelling-already';
  constructor() {
    super('stored mentions are being relabelled already: wait until that is done, then ask again');
    this.name = 'RelabellingAlreadyError';
  }
}

/** Documents looked at in one step; texts are bounded, so this bounds memory and the time that live intake waits. */
const SCAN = 200;
/** What a second opinion is asked about in one go, each within its time-out. */
const AT_ONCE = 16;
/** Renewed at each step. A process that was killed holds the next one up no longer than this. */
const LEASE_MS = 20_000;
const ASK_AGAIN_MS = 1_000;
const ROUNDS = 4;
const LEAST_PAUSE_MS = 5;
const LONGEST_PAUSE_MS = 2_000;
/** Pages show the newest; what is older is read anew when somebody looks for it. */
const SHOWN_MS = 2 * 86_400_000;

const NOTHING: RelabelRun['changed'] = { sentiment: 0, topics: 0, intent: 0, lang: 0, spam: 0 };

/** The same wish under the same weights is the same run, which goes on where it stopped. */
export function relabelRunId({ wish, version }: Pick<RelabelPlan, 'wish' | 'version'>): string {
  return stableId('relabel', version, wish.brand ?? '', wish.since ?? '', wish.all ? 'all' : '');
}

async function beginRun(plan: RelabelPlan, { stores, clock }: RelabelDeps): Promise<RelabelRun> {
  const id = relabelRunId(plan);
  const known = await stores.relabelRuns.get(id);
  if (known?.finishedAt === null) return known;
  const { wish, version } = plan;
  return {
    id,
    version,
    ...wish,
    startedAt: isoNow(clock),
    finishedAt: null,
    after: null,
    total: await stores.mentions.count({}),
    looked: 0,
    relabelled: 0,
    changed: NOTHING,
    moved: {},
  };
}

async function understandAll(
  mentions: readonly Mention[],
  plan: RelabelPlan,
  { understand, secondOpinion }: Pick<RelabelDeps, 'understand' | 'secondOpinion'>,
): Promise<ReadonlyMap<string, Labels>> {
  const labels = new Map<string, Labels>();
  for (const [brand, taxonomy] of Object.entries(plan.taxonomies)) {
    const ours = mentions.filter((mention) => mention.brand === brand);
    const texts = ours.map(textOfMention);
    const understood = ours.length === 0 ? [] : understand(texts, taxonomy);
    for (let from = 0; from < ours.length; from += AT_ONCE) {
      const some = understood.slice(from, from + AT_ONCE);
      const revised = secondOpinion ? await secondOpinion.revise(texts.slice(from, from + AT_ONCE), some) : some;
      for (const [index, mention] of ours.slice(from, from + AT_ONCE).entries()) {
        const label = revised[index];
        if (label) labels.set(mention.id, keepCorrected(mention, heedCopies(label, mention)));
      }
    }
  }
  return labels;
}

function expectedOf({ externalId, editedAt, revisions, corrected }: Mention): Relabelling['expected'] {
  return { externalId, editedAt, revisions: revisions.length, corrected };
}

const isAsItWas = (mention: Mention, before: Mention): boolean =>
  JSON.stringify(expectedOf(mention)) === JSON.stringify(expectedOf(before));

/** Writes new labels; a mention that somebody edited or corrected meanwhile is read and understood again. Returns each as it was last read, with its labels. */
async function write(
  mentions: readonly Mention[],
  plan: RelabelPlan,
  deps: RelabelDeps,
): Promise<ReadonlyMap<string, { readonly before: Mention; readonly labels: Labels }>> {
  const done = new Map<string, { readonly before: Mention; readonly labels: Labels }>();
  let left = mentions;
  for (let round = 0; round < ROUNDS && left.length > 0; round += 1) {
    const labels = await understandAll(left, plan, deps);
    const entries: Relabelling[] = [];
    for (const before of left) {
      const label = labels.get(before.id);
      if (!label) continue;
      entries.push({ id: before.id, labels: label, expected: expectedOf(before) });
      done.set(before.id, { before, labels: label });
    }
    const asRead = new Map(left.map((mention) => [mention.id, mention]));
    const all = (await deps.stores.mentions.relabel(entries)) === entries.length;
    const now = all ? [] : await deps.stores.mentions.getMany([...asRead.keys()]);
    const touched = now.filter((mention) => {
      const before = asRead.get(mention.id);
      return mention.deletedAt !== null || before === undefined || !isAsItWas(mention, before);
    });
    for (const { id } of touched) done.delete(id);
    left = touched.filter(({ deletedAt }) => deletedAt === null);
  }
  return done;
}

function differences(before: Mention, labels: Labels): readonly CorrectionField[] {
  const after = { ...before, ...labels };
  return correctionFields.filter((field) => !sameValue(labelValue(before, field), labelValue(after, field)));
}

/** One step of a run: reads a page, understands it, writes it, says so. Doing a step again changes nothing. */
async function relabelStep(run: RelabelRun, plan: RelabelPlan, deps: RelabelDeps): Promise<RelabelRun> {
  const { stores, changes, clock } = deps;
  const step = await stores.mentions.labelledOtherwise({
    brands: Object.keys(plan.taxonomies),
    version: plan.wish.all ? null : plan.version,
    since: plan.wish.since,
    after: run.after,
    scan: SCAN,
  });
  const written = await write(step.mentions, plan, deps);
  const changed: Record<CorrectionField, number> = { ...run.changed };
  const moved: Record<string, number> = { ...run.moved };
  const shown = new Map<string, string[]>();
  const recent = new Date(clock.now() - SHOWN_MS).toISOString();
  for (const { before, labels } of written.values()) {
    const fields = differences(before, labels);
    for (const field of fields) changed[field] += 1;
    if (fields.includes('sentiment')) {
      const way = `${before.sentiment.label}>${labels.sentiment.label}`;
      moved[way] = (moved[way] ?? 0) + 1;
    }
    if (fields.length > 0 && before.postedAt >= recent) shown.set(before.brand, [...(shown.get(before.brand) ?? []), before.id]);
  }
  await changes.publish([...shown].map(([brand, ids]) => ({ type: 'mention' as const, brand, ids })));
  const next: RelabelRun = {
    ...run,
    after: step.next,
    looked: run.looked + step.looked,
    relabelled: run.relabelled + written.size,
    changed,
    moved,
    finishedAt: step.next === null ? isoNow(clock) : null,
  };
  await stores.relabelRuns.save(next);
  return next;
}

function takeLease({ stores, clock, holder }: RelabelDeps): Promise<boolean> {
  const now = clock.now();
  const until = new Date(now + LEASE_MS).toISOString();
  return stores.leases.take('relabel', holder, until, new Date(now).toISOString());
}

/**
 * Runs the current understanding over stored mentions, step by step, resting as long as it worked so that live intake goes first. A
 * run that was stopped, by a signal or by a kill, goes on where it was when the same is asked for again. Labels that a person set,
 * deleted mentions and the brand's own are left alone, and so is every case.
 * @throws RelabellingAlreadyError while another process is at it; the signal's reason when it aborts
 */
export async function relabel(
  plan: RelabelPlan,
  deps: RelabelDeps,
  options: {
    readonly signal: AbortSignal;
    /** How long to wait for another process that is at it, or was when it was killed; not at all unless told. */
    readonly patienceMs?: number;
    readonly onStep: (run: RelabelRun, before: RelabelRun) => void;
  },
): Promise<RelabelRun> {
  const { stores, clock, holder } = deps;
  const givesUpAt = clock.now() + (options.patienceMs ?? 0);
  for (let held = false; !held;) {
    held = await takeLease(deps);
    if (!held && clock.now() >= givesUpAt) throw new RelabellingAlreadyError();
    if (!held) await clock.sleep(ASK_AGAIN_MS, options.signal);
  }
  try {
    let run = await beginRun(plan, deps);
    while (run.finishedAt === null) {
      options.signal.throwIfAborted();
      const started = clock.now();
      const before = run;
      run = await relabelStep(run, plan, deps);
      options.onStep(run, before);
      if (!(await takeLease(deps))) throw new RelabellingAlreadyError();
      const rest = Math.min(LONGEST_PAUSE_MS, Math.max(LEAST_PAUSE_MS, clock.now() - started));
      if (run.finishedAt === null) await clock.sleep(rest, options.signal);
    }
    // Sums over mentions are another now: pages that show some read them again.
    if (run.relabelled > 0) await deps.changes.publish([{ type: 'configuration', brand: null, ids: ['labels'] }]);
    return run;
  } finally {
    await stores.leases.release('relabel', holder);
  }
}
