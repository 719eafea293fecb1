import {
  stableId,
  threadKey,
  untouched,
  type Case,
  type Incident,
  type Mention,
  type Owner,
  type Priority,
} from '../domain/index.ts';
import type { CaseChange } from '../ports/stores.ts';
import { incidentFor } from './incidents/match.ts';
import { record, type Decision } from './record.ts';
import { answered, customerSpoke, openClocks, reopenedClocks, type SlaTerms } from './sla.ts';
import type { Triage } from './triage.ts';

/** A mention with its decision, on its way to a case. */
export interface Touch {
  readonly mention: Mention;
  readonly triage: Triage;
  /** For the brand's own post: the case of what it answers, where that is known. */
  readonly answers?: string;
  /** For the brand's own post: the case of the answer of ours that it is; that case knows already. */
  readonly echoOf?: string;
  /** The customer was met just now, so there is no case of theirs to look for. */
  readonly firstContact?: boolean;
  /** The account's own customer, where it was linked to the mention's: its cases go on as well. */
  readonly account?: string;
  /** The mention was edited and is in this case already. */
  readonly editedIn?: string;
}

/** What grouping needs of a queue. */
export interface QueueTerms {
  readonly id: string;
  readonly terms: SlaTerms;
  readonly fallback: Owner;
}

export interface GroupingContext {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly batch: string;
  /** Unclosed cases of the customers in this batch, and those whose conversations the brand's own posts are in. */
  readonly cases: readonly Case[];
  /** The queue of that id, or the default one for null. */
  queue(id: string | null): QueueTerms;
  /** A routing service is configured, so events wait for it. */
  readonly routed: boolean;
  /** Open incidents of the brand: a case that is about one is linked to it. None unless told. */
  readonly incidents?: readonly Incident[];
}

/** Where a mention belongs. `reason` replaces triage's where the thread decided. */
export interface Assignment {
  readonly mention: string;
  readonly case: string | null;
  readonly action: 'case' | 'no-action';
  readonly reason: string;
}

export interface Grouping {
  readonly assignments: readonly Assignment[];
  /** Cases to be made. Their numbers are 0 until they are given out. */
  readonly opened: readonly CaseChange[];
  readonly changed: readonly CaseChange[];
}

const PRIORITY_ORDER: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];
const SUBJECT_LENGTH = 90;

const higher = (a: Priority, b: Priority): Priority => (PRIORITY_ORDER.indexOf(a) >= PRIORITY_ORDER.indexOf(b) ? a : b);

/** What an agent reads in the list: the first sentence or so of what was said. */
export function subjectOf(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const characters = Array.from(line.slice(0, SUBJECT_LENGTH * 4));
  return characters.length <= SUBJECT_LENGTH ? line : `${characters.slice(0, SUBJECT_LENGTH - 1).join('')}…`;
}

const isLive = (item: Case): boolean => (item.status === 'open' || item.status === 'pending') && item.mergedInto === null;

/** One case as this batch changes it, all its mentions together, so that it is one write and one event. */
interface Draft {
  readonly base: Case;
  readonly isNew: boolean;
  item: Case;
  readonly activities: Decision['activities'][number][];
  readonly events: Decision['events'][number][];
  touched: boolean;
}

const isThanks = ({ mention }: Touch): boolean =>
  mention.intent === 'praise' || (mention.sentiment.label === 'positive' && mention.intent === 'other');

/**
 * Groups a batch: thread first, then customer and topic, re-opening what was solved, opening what is new. Pure. The store's
 * unique key on open cases has the last word: what it refuses is grouped again with the cases read anew.
 */
export function group(touches: readonly Touch[], context: GroupingContext): Grouping {
  const drafts = new Map<string, Draft>();
  for (const item of context.cases)
    drafts.set(item.id, { base: item, isNew: false, item, activities: [], events: [], touched: false });
  const assignments: Assignment[] = [];
  const ordered = [...touches].sort((a, b) =>
    a.mention.postedAt < b.mention.postedAt ? -1 : a.mention.postedAt > b.mention.postedAt ? 1 : 0,
  );
  const byCustomer = new Map<string, Draft[]>();
  for (const draft of drafts.values()) pushTo(byCustomer, draft.base.customer, draft);

  for (const touch of ordered) {
    const { mention } = touch;
    const edited = touch.editedIn === undefined ? undefined : drafts.get(touch.editedIn);
    if (edited) {
      noteEdit(edited, touch);
      assignments.push({
        mention: mention.id,
        case: edited.item.id,
        action: 'case',
        reason: mention.disposition?.reason ?? 'edited',
      });
      continue;
    }
    if (mention.own) {
      assignments.push(ownPost(touch, drafts, context));
      continue;
    }
    if (mention.customer === null) {
      assignments.push({ mention: mention.id, case: null, action: 'no-action', reason: touch.triage.reason });
      continue;
    }
    const own = touch.account === undefined ? [] : (byCustomer.get(touch.account) ?? []);
    const mine = [...(byCustomer.get(mention.customer) ?? []), ...own];
    const found = findCase(touch, mine);
    if (found) {
      attach(found.draft, touch, context);
      linkToIncident(found.draft, touch, context);
      const reason = touch.triage.action === 'case' ? touch.triage.reason : found.reason;
      assignments.push({ mention: mention.id, case: found.draft.item.id, action: 'case', reason });
      continue;
    }
    if (touch.triage.action === 'no-action') {
      assignments.push({ mention: mention.id, case: null, action: 'no-action', reason: touch.triage.reason });
      continue;
    }
    const draft = openCase(touch, touch.triage, context);
    linkToIncident(draft, touch, context);
    drafts.set(draft.item.id, draft);
    pushTo(byCustomer, mention.customer, draft);
    assignments.push({ mention: mention.id, case: draft.item.id, action: 'case', reason: touch.triage.reason });
  }
  return { assignments, ...writes(drafts, context) };
}

/** What the customer said now may be about an incident: then the case becomes part of it in the same write. */
function linkToIncident(draft: Draft, { mention }: Touch, { incidents }: GroupingContext): void {
  if (incidents === undefined || incidents.length === 0) return;
  const incident = incidentFor(incidents, draft.item, [mention.text]);
  if (!incident) return;
  draft.item = { ...draft.item, incident: incident.id };
  draft.activities.push({ by: 'system', type: 'incident-linked', detail: incident.title, mention: mention.id });
}

/** A mention opens one case at most, so a batch that is tried again opens the same one. */
function caseIdOf(mention: string): string {
  return stableId('case', mention);
}

/** The customer changed what was said: whoever works on it must know, and it may have become more pressing. */
function noteEdit(draft: Draft, touch: Touch): void {
  const priority = touch.triage.action === 'case' ? higher(draft.item.priority, touch.triage.priority) : draft.item.priority;
  draft.events.push(priority === draft.item.priority ? 'updated' : 'escalated');
  draft.item = { ...draft.item, priority, urgency: Math.max(draft.item.urgency, touch.mention.urgency) };
  draft.activities.push({ by: 'system', type: 'mention-edited', detail: null, mention: touch.mention.id });
  draft.touched = true;
}

function pushTo(map: Map<string, Draft[]>, key: string, draft: Draft): void {
  const list = map.get(key);
  if (list) list.push(draft);
  else map.set(key, [draft]);
}

const WEIGHT: Decision['events'] = ['opened', 'reopened', 'escalated', 'updated'];

/** One batch is one event per case: the one that says most. */
function weightiest(events: Decision['events']): Decision['events'][number] {
  return WEIGHT.find((type) => events.includes(type)) ?? 'updated';
}

function writes(drafts: ReadonlyMap<string, Draft>, context: GroupingContext): Pick<Grouping, 'opened' | 'changed'> {
  const opened: CaseChange[] = [];
  const changed: CaseChange[] = [];
  for (const draft of drafts.values()) {
    if (!draft.touched) continue;
    const change = record(
      draft.base,
      { patch: draft.item, activities: draft.activities, events: [weightiest(draft.events)], mention: draft.item.lastMention },
      context.now,
      context.batch,
    );
    if (draft.isNew) opened.push({ ...change, next: { ...change.next, version: 1 } });
    else changed.push(change);
  }
  return { opened, changed };
}

/** A case this mention belongs to, if any: its conversation's, else the open one on its topic, else a solved one on it. */
function findCase(touch: Touch, mine: readonly Draft[]): { readonly draft: Draft; readonly reason: string } | undefined {
  const { mention, triage } = touch;
  const thread = threadKey(mention.network, mention.threadId);
  const inThread = mine.filter(
    ({ item }) => item.threads.includes(thread) && item.mergedInto === null && item.status !== 'closed',
  );
  const liveThread = inThread.find(({ item }) => isLive(item));
  if (liveThread) return { draft: liveThread, reason: 'thread of an open case' };
  const topic = triage.action === 'case' ? triage.topic : null;
  const open = topic === null ? undefined : mine.find(({ item }) => isLive(item) && item.topic === topic);
  if (open) return { draft: open, reason: 'open case on the same topic' };
  const solvedThread = inThread[0];
  const sameTopicOpen = solvedThread && mine.find(({ item }) => isLive(item) && item.topic === solvedThread.item.topic);
  if (sameTopicOpen) return { draft: sameTopicOpen, reason: 'thread of a case that went on as this one' };
  if (solvedThread) return { draft: solvedThread, reason: 'thread of a solved case' };
  const solved =
    topic === null
      ? undefined
      : mine.find(({ item }) => item.status === 'solved' && item.mergedInto === null && item.topic === topic);
  return solved ? { draft: solved, reason: 'solved case on the same topic' } : undefined;
}

function attach(draft: Draft, touch: Touch, context: GroupingContext): void {
  const { mention, triage } = touch;
  const { item } = draft;
  const { terms } = context.queue(item.queue);
  const reopens = item.status === 'solved' && !isThanks(touch);
  const priority = triage.action === 'case' ? higher(item.priority, triage.priority) : item.priority;
  const escalates = priority !== item.priority;
  const newest = mention.postedAt >= item.lastMentionAt;
  const sla = reopens
    ? reopenedClocks(item.sla, terms, context.now)
    : item.status === 'solved'
      ? item.sla
      : customerSpoke(item.sla, terms, context.now);
  const thread = threadKey(mention.network, mention.threadId);
  draft.item = {
    ...item,
    status: reopens || item.status === 'pending' ? 'open' : item.status,
    solvedAt: reopens ? null : item.solvedAt,
    reopened: item.reopened + (reopens ? 1 : 0),
    priority,
    urgency: Math.max(item.urgency, mention.urgency),
    sentiment: newest ? mention.sentiment.label : item.sentiment,
    networks: item.networks.includes(mention.network) ? item.networks : [...item.networks, mention.network],
    mentionCount: item.mentionCount + 1,
    lastMention: newest ? mention.id : item.lastMention,
    lastMentionAt: newest ? mention.postedAt : item.lastMentionAt,
    firstMention: mention.postedAt < item.firstMentionAt ? mention.id : item.firstMention,
    firstMentionAt: mention.postedAt < item.firstMentionAt ? mention.postedAt : item.firstMentionAt,
    threads: item.threads.includes(thread) ? item.threads : [...item.threads, thread],
    sla,
    routing: context.routed && item.routing.state === 'none' ? { ...item.routing, state: 'waiting' } : item.routing,
  };
  draft.activities.push({ by: 'system', type: reopens ? 'reopened' : 'mention', detail: triage.reason, mention: mention.id });
  draft.events.push(reopens ? 'reopened' : escalates ? 'escalated' : 'updated');
  draft.touched = true;
}

function openCase(touch: Touch, triage: Extract<Triage, { action: 'case' }>, context: GroupingContext): Draft {
  const { mention } = touch;
  const queue = context.queue(triage.queue);
  const at = new Date(context.now).toISOString();
  const id = caseIdOf(mention.id);
  const item: Case = {
    id,
    number: 0,
    brand: mention.brand,
    customer: mention.customer ?? '',
    topic: triage.topic,
    subject: subjectOf(mention.text),
    status: 'open',
    priority: triage.priority,
    urgency: mention.urgency,
    sentiment: mention.sentiment.label,
    networks: [mention.network],
    language: mention.lang,
    queue: queue.id,
    owner: queue.fallback,
    mentionCount: 1,
    firstMention: mention.id,
    lastMention: mention.id,
    firstMentionAt: mention.postedAt,
    lastMentionAt: mention.postedAt,
    threads: [threadKey(mention.network, mention.threadId)],
    sla: openClocks(queue.terms, context.now),
    nextDueAt: null,
    incident: null,
    mergedInto: null,
    version: 0,
    sequence: 0,
    openedAt: at,
    solvedAt: null,
    closedAt: null,
    reopened: 0,
    excludedAgents: [],
    ...untouched,
    timeline: [],
    outbox: [],
    workItem: { id: `work_${id}`, state: 'pending', createdAt: at, changedAt: at, externalId: null },
    routing: { state: context.routed ? 'waiting' : 'none', attempts: 0, nextAttemptAt: null, lastError: null, ackedSequence: 0 },
    batches: [],
  };
  return {
    base: item,
    isNew: true,
    item,
    activities: [{ by: 'system', type: 'opened', detail: triage.reason, mention: mention.id }],
    events: ['opened'],
    touched: true,
  };
}

/** The brand spoke in a conversation: whoever waited there was answered, also when it was done in the network's own app. */
function ownPost(touch: Touch, drafts: ReadonlyMap<string, Draft>, context: GroupingContext): Assignment {
  const { mention } = touch;
  if (touch.echoOf !== undefined) return { mention: mention.id, case: touch.echoOf, action: 'no-action', reason: 'own-reply' };
  const thread = threadKey(mention.network, mention.threadId);
  const known = touch.answers === undefined ? undefined : drafts.get(touch.answers);
  const waiting = known ? [known] : [...drafts.values()].filter(({ item }) => isLive(item) && item.threads.includes(thread));
  const answersOne = waiting.length === 1 ? waiting[0] : undefined;
  if (!answersOne) return { mention: mention.id, case: null, action: 'no-action', reason: 'own-post' };
  const { item } = answersOne;
  if (!isLive(item)) return { mention: mention.id, case: item.id, action: 'no-action', reason: 'own-post' };
  const at = Math.min(context.now, Math.max(Date.parse(mention.postedAt), Date.parse(item.openedAt)));
  answersOne.item = { ...item, status: 'pending', sla: answered(item.sla, at) };
  answersOne.activities.push({ by: 'network', type: 'answered-outside', detail: null, mention: mention.id });
  answersOne.events.push('updated');
  answersOne.touched = true;
  return { mention: mention.id, case: item.id, action: 'no-action', reason: 'own-post' };
}
