import { caseSummary, filteredCases } from './answers.ts';
import type { MockCase, World } from './world.ts';

type Json = Record<string, unknown>;
interface View {
  readonly id: string;
  readonly name: string;
  readonly search: Readonly<Record<string, string>>;
  readonly shared: boolean;
  readonly owner: string;
}
export interface MockAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Places, saved views, search and changes of many cases over the mock world. */
export interface MockInbox {
  /** Undefined: this address is none of the inbox. */
  answer(call: {
    readonly method: string;
    readonly path: string;
    readonly query: URLSearchParams;
    readonly body: Json;
  }): MockAnswer | undefined;
}

function isLive({ status }: MockCase): boolean {
  return status === 'open' || status === 'pending';
}

export function mockInbox(world: World, change: (one: MockCase, type: string, detail: string | null) => void): MockInbox {
  const me = String(world.me['id']);
  let views: readonly View[] = [];
  let made = 0;

  const counts = (): Json => {
    const live = world.cases.filter(isLive);
    const by = (queue: string): number => live.filter((one) => one.queue === queue).length;
    const queues = Object.fromEntries([...new Set(world.cases.map(({ queue }) => queue))].map((id) => [id, by(id)]));
    const viewed = views.map(({ id, search }) => [id, filteredCases(world, new URLSearchParams(search)).length]);
    return {
      mine: live.filter(({ owner }) => owner.id === me).length,
      myQueues: live.length,
      unowned: live.filter(({ owner }) => owner.kind === 'queue').length,
      notified: 0,
      approval: 0,
      queues,
      views: Object.fromEntries(viewed),
    };
  };

  const find = (query: URLSearchParams): Json => {
    const words = (query.get('q') ?? '').toLowerCase().split(/\s+/u);
    const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
    const blank = { case: null, number: null, status: null, network: null, brand: 'acme' };
    const cases = world.cases
      .filter((one) => has(`${String(one['subject'])} C-${String(one['number'])}`))
      .map((one) => ({
        ...blank,
        kind: 'case',
        id: one.id,
        title: one['customerName'] ?? '',
        excerpt: one['subject'],
        at: one['lastMentionAt'],
        case: one.id,
        number: one['number'],
        status: one.status,
      }));
    const mentions = world.mentions
      .filter((mention) => has(String(mention['text'])))
      .map((mention) => ({
        ...blank,
        kind: 'mention',
        id: mention.id,
        title: '',
        excerpt: mention['text'],
        at: mention['postedAt'],
        network: mention['network'],
        case: mention['case'] ?? null,
      }));
    return { items: [...cases.slice(0, 8), ...mentions.slice(0, 8)], partial: false, nextCursor: null };
  };

  const bulk = (body: Json): MockAnswer => {
    const asked = body['cases'];
    const action = body['action'];
    const type = typeof action === 'object' && action !== null && 'type' in action ? String(action.type) : '';
    const done: Json[] = [];
    const refused: Json[] = [];
    const cases: readonly { readonly id: string; readonly version: number }[] = Array.isArray(asked) ? asked : [];
    for (const { id, version } of cases) {
      const one = world.cases.find((each) => each.id === id);
      const held = one?.owner.kind === 'agent' && one.owner.id !== me;
      if (one === undefined) refused.push({ id, status: 404, code: 'not-found', detail: 'this case does not exist' });
      else if (type === 'claim' && held)
        refused.push({ id, status: 409, code: 'owned', detail: `${one.owner.name} holds this case` });
      else if (one.version !== version) refused.push({ id, status: 412, code: 'stale', detail: 'the case changed since' });
      else {
        if (type === 'claim') one.owner = { kind: 'agent', id: me, name: String(world.me['name']), leaseUntil: null };
        change(one, type, null);
        done.push({ id, version: one.version });
      }
    }
    return { status: 200, body: { done, refused } };
  };

  const next = (): MockAnswer => {
    const one = world.cases.find((each) => each.status === 'open' && each.owner.kind === 'queue');
    if (one === undefined) return { status: 204, body: null };
    one.owner = { kind: 'agent', id: me, name: String(world.me['name']), leaseUntil: null };
    change(one, 'claimed', null);
    return { status: 200, body: caseSummary(world, one) };
  };

  const keep = (body: Json): MockAnswer => {
    const id = typeof body['id'] === 'string' ? body['id'] : `view-${++made}`;
    const search = Object.fromEntries(Object.entries(body['search'] ?? {}).map(([name, value]) => [name, String(value)]));
    const view = { id, name: String(body['name']), search, shared: body['shared'] === true, owner: me };
    views = [...views.filter((one) => one.id !== id), view];
    return { status: 200, body: view };
  };

  return {
    answer: ({ method, path, query, body }) => {
      switch (`${method} ${path}`) {
        case 'GET /v1/cases/counts':
          return { status: 200, body: counts() };
        case 'GET /v1/search':
          return { status: 200, body: find(query) };
        case 'GET /v1/views':
          return { status: 200, body: { items: views } };
        case 'POST /v1/views':
          return keep(body);
        case 'POST /v1/cases/bulk':
          return bulk(body);
        case 'POST /v1/cases/next':
          return next();
        default:
          break;
      }
      if (method !== 'DELETE' || !path.startsWith('/v1/views/')) return undefined;
      views = views.filter(({ id }) => !path.endsWith(`/${id}`));
      return { status: 204, body: null };
    },
  };
}
