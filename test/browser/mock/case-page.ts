import type { MockAnswer } from './inbox.ts';
import type { MockCase, Thing, World } from './world.ts';

type Json = Record<string, unknown>;

/** What the page of one case needs beside the case: ways to answer, drafts, who else it may be, and the changes of its heading. */
export interface MockCasePage {
  /** What a case's detail has more than its list entry. */
  beside(one: MockCase): Json;
  /** Changes a case; undefined: this is no change of its page. What it gives goes into the answer. */
  change(one: MockCase, verb: string, body: Json): Json | undefined;
  /** Undefined: this address is none of the page's. */
  answer(call: { readonly method: string; readonly path: string; readonly body: Json }): MockAnswer | undefined;
}

const iso = (): string => new Date().toISOString();
const cardNumber = /\b\d{4} \d{4} \d{4} \d{4}\b/u;

function abilityOf(mention: Thing): Json {
  const way = { canReply: true, reason: 'ok: the network takes it', deadlineAt: null, maxLength: 280 };
  return {
    public: mention['visibility'] === 'private' ? null : way,
    private: { ...way, maxLength: 1000 },
    as: mention['network'] === 'x' ? 'AcmeAir' : null,
  };
}

function checkOf(body: Json): Json {
  const text = typeof body['text'] === 'string' ? body['text'] : '';
  const found = body['visibility'] === 'public' ? cardNumber.exec(text) : null;
  const problem = {
    code: 'private-data-in-public-reply',
    message: 'a card number stands in a public reply',
    spans: [{ kind: 'card', start: found?.index ?? 0, end: (found?.index ?? 0) + (found?.[0].length ?? 0) }],
  };
  return {
    mention: body['mention'],
    visibility: body['visibility'],
    length: text.length,
    maxLength: body['visibility'] === 'public' ? 280 : 1000,
    problems: found === null ? [] : [problem],
    conclusions: [],
    contradicts: false,
    needsApproval: null,
  };
}

export function mockCasePage(world: World, record: (one: MockCase, type: string, detail: string | null) => void): MockCasePage {
  const replies = new Map<string, Json[]>();
  const declined = new Set<string>();
  const linked = new Set<string>();
  let count = 0;

  const twin = {
    customer: 'customer-twin',
    name: 'Twin',
    identities: [
      {
        network: 'instagram',
        externalId: 'twin',
        handle: 'same_handle',
        name: 'Twin',
        followers: 40,
        verified: false,
        evidence: 'first-contact',
        linkedAt: iso(),
      },
    ],
    evidence: [{ kind: 'handle', text: 'The handle is the same' }],
    strength: 0.55,
  };

  const said = (one: MockCase): Thing[] =>
    world.mentions.filter((mention) => one.mentionIds.includes(mention.id) && mention['own'] !== true);

  const reply = (one: MockCase, body: Json): Json => {
    count += 1;
    const waits = body['approval'] === true;
    const made = {
      id: `reply-${count}`,
      case: one.id,
      mention: body['mention'],
      network: said(one).find(({ id }) => id === body['mention'])?.['network'] ?? 'x',
      visibility: body['visibility'],
      text: body['text'],
      state: waits ? 'approval' : 'sent',
      turn: count,
      by: { id: world.me['id'], name: world.me['name'] },
      at: iso(),
      approvalReason: waits ? 'the writer asks for it' : null,
      decidedBy: null,
      decidedAt: null,
      sentAt: waits ? null : iso(),
      url: null,
      moderated: false,
      error: null,
      source: body['source'] ?? null,
    };
    one.owner = { kind: 'agent', id: String(world.me['id']), name: String(world.me['name']), leaseUntil: null };
    replies.set(one.id, [...(replies.get(one.id) ?? []), made]);
    record(one, waits ? 'reply-awaits-approval' : 'reply-decided', null);
    return { reply: made };
  };

  return {
    beside: (one) => ({
      replies: replies.get(one.id) ?? [],
      draft: null,
      conclusions: [],
      contacts: [],
      resolutions: [],
      abilities: Object.fromEntries(said(one).map((mention) => [mention.id, abilityOf(mention)])),
    }),

    change: (one, verb, body) => {
      switch (verb) {
        case 'priority':
          one['priority'] = body['priority'];
          record(one, 'priority', String(body['priority']));
          return {};
        case 'topic':
          one.topic = String(body['topic']);
          record(one, 'topic', one.topic);
          return {};
        case 'transfer': {
          const to = body['to'];
          const { kind, id } = typeof to === 'object' && to !== null && 'kind' in to && 'id' in to ? to : { kind: '', id: '' };
          if (kind === 'queue') one.queue = String(id);
          one.owner = { kind: String(kind), id: String(id), name: String(id), leaseUntil: null };
          record(one, 'transferred', typeof body['reason'] === 'string' ? body['reason'] : String(id));
          return {};
        }
        case 'help': {
          const text = body['text'];
          const by = { by: world.me['id'], name: world.me['name'], at: iso() };
          one['help'] = typeof text === 'string' ? { ...by, text } : null;
          record(one, typeof text === 'string' ? 'help-asked' : 'help-given', typeof text === 'string' ? text : null);
          return {};
        }
        case 'replies':
          return reply(one, body);
        default:
          return undefined;
      }
    },

    answer: ({ method, path, body }) => {
      const [, noun, id, what, other] = /^\/v1\/(cases|customers)\/([^/]+)(?:\/([a-z]+))?(?:\/([^/]+))?$/u.exec(path) ?? [];
      const ok = (answer: unknown): MockAnswer => ({ status: 200, body: answer });
      if (noun === 'cases') {
        if (method === 'GET' && what === 'suggestions') return ok({ items: [] });
        if (method === 'POST' && what === 'draft') return ok({ draft: { ...body, case: id, at: iso() }, check: checkOf(body) });
        if (method === 'DELETE' && what === 'draft') return { status: 204, body: null };
        return undefined;
      }
      if (noun !== 'customers') return undefined;
      const person = { id: twin.customer, name: twin.name, identities: twin.identities };
      if (method === 'GET' && what === undefined) return ok({ id, linked: linked.has(String(id)) ? [person] : [] });
      const suggested = decodeURIComponent(id ?? '') === world.cases[0]?.['customer'];
      if (method === 'GET' && what === 'matches') {
        return ok({ items: suggested && !declined.has(String(id)) && !linked.has(String(id)) ? [twin] : [] });
      }
      if (what === 'links') {
        if (method === 'POST') linked.add(String(id));
        else linked.delete(String(id));
        return ok({ id });
      }
      if (what !== 'matches') return undefined;
      if (method === 'DELETE' && other !== undefined) declined.add(String(id));
      else declined.delete(String(id));
      return { status: 204, body: null };
    },
  };
}
