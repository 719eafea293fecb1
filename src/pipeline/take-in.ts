import {
  customerId,
  identityKey,
  type Brand,
  type Labels,
  type Mention,
  type Network,
  type Rule,
  type Taxonomy,
} from '../domain/index.ts';
import type { Grouping, GroupingContext, Touch } from '../cases/grouping.ts';
import type { OpenIncidents } from '../cases/incidents/open.ts';
import { identifyCustomers, type Identified } from '../customers/identify.ts';
import type { Clock } from '../ports/clock.ts';
import type { AnyConnector } from '../ports/connector.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { TakeInJob } from '../ports/jobs.ts';
import type { MentionEdit, ShelfEntry, Stores } from '../ports/stores.ts';
import type { SecondOpinion, Understand } from '../ports/understand.ts';
import { decide, draftMention, type Arrival } from './draft.ts';
import type { Campaigns } from './campaign.ts';
import type { Lanes } from './lanes.ts';
import { readPayloads, type Read } from './normalise.ts';
import { forgetPlaces } from './forget-places.ts';
import { identify, recall, type Item, type Recalled } from './recall.ts';
import { recogniseEchoes } from './recognise.ts';
import { noteRemovals, removeMentions } from './remove.ts';
import { answersOf, dispositionOf, plan, settle, type SettleContext, type Settled } from './settle.ts';
import { shelfEntries } from './shelve.ts';
import { textOfSaid } from './to-understand.ts';

/** All that the pipeline needs for the batches of one connection. */
export interface PipelineContext {
  readonly brand: Brand;
  readonly network: Network;
  readonly connector: AnyConnector;
  readonly taxonomy: Taxonomy;
  readonly rules: readonly Rule[];
  readonly queue: GroupingContext['queue'];
  readonly routed: boolean;
}

export interface PipelineDeps {
  readonly stores: Stores;
  readonly changes: ChangeFeed;
  readonly understand: Understand;
  /** Missing where no operator configured one. */
  readonly secondOpinion?: SecondOpinion;
  readonly campaigns: Campaigns;
  /** Which incidents are open; without it nothing is linked here. */
  readonly incidents?: Pick<OpenIncidents, 'of'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly lanes: Lanes;
  /** Whether what a network shows is the text that we sent. */
  sameText(ours: string, shown: string): boolean;
}

/** What became of a batch, for its record, for metrics and for whoever waits. */
export interface TakenIn {
  readonly new: number;
  readonly duplicate: number;
  readonly edited: number;
  readonly removed: number;
  readonly ignored: number;
  readonly failed: number;
  /** Cases opened or changed. */
  readonly cases: number;
  readonly reasons: Readonly<Record<string, number>>;
  /** What was understood now: its language, and how sure its sentiment is. */
  readonly labelled: readonly Labelled[];
}

export interface Labelled {
  readonly lang: string;
  readonly confidence: number;
}

async function understandAll(
  items: readonly Item[],
  { taxonomy }: PipelineContext,
  { understand, secondOpinion }: Pick<PipelineDeps, 'understand' | 'secondOpinion'>,
): Promise<readonly Labels[]> {
  const texts = items.map(({ said }) => textOfSaid(said));
  const labels = understand(texts, taxonomy);
  return secondOpinion ? secondOpinion.revise(texts, labels) : labels;
}

const laneOf = ({ said }: Item): string => `${said.network}:${said.author.externalId}`;

/**
 * Takes a batch of payloads to a disposition each: read, recall, understand, identify, decide, save once, settle into cases.
 * Work of one author goes through one lane, in order. Doing a batch again finishes what is missing and changes nothing else.
 */
export async function takeIn(job: TakeInJob, context: PipelineContext, deps: PipelineDeps): Promise<TakenIn> {
  const now = deps.clock.now();
  const arrival: Arrival = { brand: context.brand.id, connection: job.connection, batch: job.batch, receivedAt: job.receivedAt };
  const read = readPayloads(job.payloads, { connector: context.connector, brand: context.brand, network: context.network, now });
  const items = read.items.flatMap((outcome) => (outcome.type === 'ok' ? [identify(arrival.brand, outcome.value)] : []));
  const lanes = [...new Set(items.map(laneOf))];
  return deps.lanes.run(lanes, () => takeInLane({ job, read, items, arrival, now }, context, deps));
}

interface Work {
  readonly job: TakeInJob;
  readonly read: Read;
  readonly items: readonly Item[];
  readonly arrival: Arrival;
  readonly now: number;
}

async function takeInLane(work: Work, context: PipelineContext, deps: PipelineDeps): Promise<TakenIn> {
  const { job, read, arrival, now } = work;
  const { stores } = deps;
  const stored = work.items.length === 0 ? new Map() : await stores.mentions.existing(work.items.map(({ id }) => id));
  const recalled = recall(work.items, stored, job.batch);
  const settleContext: SettleContext = {
    ...context,
    brand: arrival.brand,
    now,
    batch: job.batch,
    incidents: (await deps.incidents?.of(arrival.brand)) ?? [],
    stores,
    clock: deps.clock,
    random: deps.random,
  };

  const people = await identifyPeople(
    [...recalled.fresh, ...recalled.mine, ...recalled.edits.map(({ item }) => item)],
    arrival,
    deps,
  );
  const fresh = await prepareFresh(recalled, people, { arrival, context, deps });
  const unfinished = await resume(recalled, context, deps);
  const edits = await prepareEdits(recalled, arrival, context, deps);
  const others = [...unfinished, ...edits.map(({ touch }) => touch)];
  const planned = await plan([...fresh, ...others], settleContext);
  const [saved] = await Promise.all([
    saveFresh(fresh, planned, settleContext),
    people.save(new Set(planned.opened.map(({ next }) => next.customer))),
  ]);
  const { settled, cases: changed } = await settle(
    [...saved.touches, ...others],
    settleContext,
    saved.lost === 0 ? planned : undefined,
  );

  const cases = new Set(changed);
  const at = new Date(now).toISOString();
  await correctPointers(settled, saved.pointers, { stores, at, edited: new Set(edits.map(({ edit }) => edit.id)) });
  await stores.mentions.revise(finishEdits(edits, settled, at));
  await forgetPlaces(read.placesGone, { brand: arrival.brand, network: context.network }, stores);
  const purged = await removeMentions({ ...read, network: context.network }, arrival, stores);
  for (const id of await noteRemovals(purged, now, stores)) cases.add(id);
  const shelved: readonly ShelfEntry[] = shelfEntries(read.items, { ...arrival, network: context.network });
  await stores.shelf.put(shelved);

  const touched = [...settled.map(({ touch }) => touch.mention.id), ...purged];
  await deps.changes.publish([
    { type: 'mention', brand: arrival.brand, ids: touched },
    { type: 'case', brand: arrival.brand, ids: [...cases] },
  ]);
  return {
    new: saved.touches.length + unfinished.length,
    duplicate: recalled.duplicates + saved.lost,
    edited: edits.length,
    removed: purged.length,
    ignored: read.items.filter(({ type }) => type === 'drop').length,
    failed: read.items.filter(({ type }) => type === 'park').length,
    cases: cases.size,
    reasons: countReasons(shelved),
    labelled: [...saved.touches, ...edits.map(({ touch }) => touch)].map(({ mention }) => ({
      lang: mention.lang,
      confidence: mention.sentiment.confidence,
    })),
  };
}

function countReasons(entries: readonly ShelfEntry[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { reason } of entries) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** The customers behind what others than the brand itself said. */
function identifyPeople(items: readonly Item[], arrival: Arrival, deps: PipelineDeps): Promise<Identified> {
  const contacts = items.flatMap(({ said }) =>
    said.own ? [] : [{ brand: arrival.brand, network: said.network, author: said.author }],
  );
  return identifyCustomers(deps.stores.customers, contacts, arrival.receivedAt);
}

/** Mentions never seen, understood, with their customer and the rules' decision. */
async function prepareFresh(
  recalled: Recalled,
  people: Identified,
  { arrival, context, deps }: { readonly arrival: Arrival; readonly context: PipelineContext; readonly deps: PipelineDeps },
): Promise<readonly Touch[]> {
  const { fresh } = recalled;
  if (fresh.length === 0) return [];
  const labels = await understandAll(fresh, context, deps);
  const understood = fresh.flatMap((item, index) => {
    const label = labels[index];
    return label ? [{ item, said: item.said, labels: label }] : [];
  });
  const copied = await deps.campaigns.arrive(arrival.brand, understood);
  const mentions = copied.map(({ item, labels: label, copies }) => {
    const { own, network, author } = item.said;
    const customer = own ? null : (people.ids.get(identityKey(arrival.brand, network, author.externalId)) ?? null);
    return draftMention(item, label, { ...arrival, customer, copies });
  });
  const touches = await withAnswers(mentions, context, deps);
  return touches.map((touch) => {
    const { customer, network, author } = touch.mention;
    const account =
      people.accounts.size === 0 ? undefined : people.accounts.get(identityKey(arrival.brand, network, author.externalId));
    if (account !== undefined && customer !== null) return { ...touch, account };
    return customer !== null && people.met.has(customer) ? { ...touch, firstContact: true } : touch;
  });
}

async function withAnswers(
  mentions: readonly Mention[],
  context: PipelineContext,
  deps: PipelineDeps,
): Promise<readonly Touch[]> {
  const [answers, echoes] = await Promise.all([
    answersOf(mentions, deps.stores),
    recogniseEchoes(mentions, { stores: deps.stores, sameText: deps.sameText, now: deps.clock.now() }),
  ]);
  return mentions.map((mention) => {
    const answered = answers.get(mention.id);
    const echoed = echoes.get(mention.id);
    return {
      mention,
      triage: decide(mention, context.rules),
      ...(answered === undefined ? {} : { answers: answered }),
      ...(echoed === undefined ? {} : { echoOf: echoed.case }),
    };
  });
}

/**
 * Saves new mentions with the disposition they will have, before their cases change: the store's unique key says which of two
 * deliveries at the same moment is the one that counts.
 */
async function saveFresh(touches: readonly Touch[], planned: Grouping, context: SettleContext) {
  const pointers = new Map<string, string | null>();
  if (touches.length === 0) return { touches, pointers, lost: 0 };
  const at = new Date(context.now).toISOString();
  const assignments = new Map(planned.assignments.map((assignment) => [assignment.mention, assignment]));
  const mentions = touches.map(({ mention }) => {
    const assignment = assignments.get(mention.id);
    pointers.set(mention.id, assignment?.case ?? null);
    return assignment ? { ...mention, case: assignment.case, disposition: dispositionOf(assignment, at) } : mention;
  });
  const inserted = await context.stores.mentions.insert(mentions);
  const kept = touches.filter(({ mention }) => inserted.has(mention.id));
  return { touches: kept, pointers, lost: touches.length - kept.length };
}

/** What an earlier try of this batch saved but perhaps did not settle. */
async function resume(recalled: Recalled, context: PipelineContext, deps: PipelineDeps): Promise<readonly Touch[]> {
  if (recalled.mine.length === 0) return [];
  const mentions = await deps.stores.mentions.getMany(recalled.mine.map(({ id }) => id));
  const touches = await withAnswers(
    mentions.filter(({ deletedAt }) => deletedAt === null),
    context,
    deps,
  );
  return touches.map((touch) => {
    const { customer, brand, network, author } = touch.mention;
    const account = customerId(brand, network, author.externalId);
    return customer === null || customer === account ? touch : { ...touch, account };
  });
}

interface PreparedEdit {
  readonly touch: Touch;
  readonly edit: Omit<MentionEdit, 'case' | 'disposition'>;
  readonly before: { readonly case: string | null; readonly disposition: Mention['disposition'] };
}

async function prepareEdits(
  recalled: Recalled,
  arrival: Arrival,
  context: PipelineContext,
  deps: PipelineDeps,
): Promise<readonly PreparedEdit[]> {
  if (recalled.edits.length === 0) return [];
  const items = recalled.edits.map(({ item }) => item);
  const labels = await understandAll(items, context, deps);
  return recalled.edits.flatMap(({ item, stored }, index) => {
    const label = labels[index];
    if (!label) return [];
    const editedAt = item.said.editedAt ?? (item.said.postedAt > stored.postedAt ? item.said.postedAt : arrival.receivedAt);
    const mention = {
      ...draftMention(item, label, { ...arrival, customer: stored.customer, copies: 0 }),
      postedAt: stored.postedAt,
      editedAt,
      disposition: stored.disposition,
    };
    const touch: Touch = {
      mention,
      triage: decide(mention, context.rules),
      ...(stored.case === null ? {} : { editedIn: stored.case }),
    };
    const edit = {
      id: item.id,
      externalId: item.said.externalId,
      text: item.said.text,
      rating: item.said.rating,
      labels: label,
      langHint: item.said.lang,
      country: item.said.country ?? null,
      editedAt,
      revision: { externalId: stored.externalId, text: stored.text, rating: stored.rating, replacedAt: arrival.receivedAt },
    };
    return [{ touch, edit, before: { case: stored.case, disposition: stored.disposition } }];
  });
}

function finishEdits(edits: readonly PreparedEdit[], settled: readonly Settled[], at: string): readonly MentionEdit[] {
  const byMention = new Map(settled.map(({ assignment }) => [assignment.mention, assignment]));
  return edits.map(({ edit, before }) => {
    const assignment = byMention.get(edit.id);
    const disposition =
      before.case !== null && before.disposition !== null ? before.disposition : assignment && dispositionOf(assignment, at);
    return {
      ...edit,
      case: before.case ?? assignment?.case ?? null,
      disposition: disposition ?? { action: 'no-action', reason: 'edited', at },
    };
  });
}

/** Mentions whose case turned out another than planned (somebody opened one under the same key first) are pointed at it. */
async function correctPointers(
  settled: readonly Settled[],
  pointers: ReadonlyMap<string, string | null>,
  context: { readonly stores: Stores; readonly at: string; readonly edited: ReadonlySet<string> },
): Promise<void> {
  const wrong = settled.filter(({ touch: { mention }, assignment }) => {
    if (context.edited.has(mention.id)) return false;
    const stands = pointers.has(mention.id) ? pointers.get(mention.id) : mention.case;
    return stands !== assignment.case || (!pointers.has(mention.id) && mention.disposition === null);
  });
  await context.stores.mentions.setCase(
    wrong.map(({ assignment }) => ({
      id: assignment.mention,
      case: assignment.case,
      disposition: dispositionOf(assignment, context.at),
    })),
  );
}
