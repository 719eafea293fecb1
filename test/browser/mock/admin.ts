import type { World } from './world.ts';

type Json = Record<string, unknown>;
interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const at = '2026-05-04T08:00:00.000Z';
const refused = (status: number, code: string, detail: string, extra: Json = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: 'Refused', status, code, detail, ...extra },
});

/** The configuration, accounts and deliveries of the invented world. */
export function mockAdmin(world: World) {
  const history = [{ version: 7, at, by: 'sam@acme.example', what: ['queue baggage'] }];
  const state = {
    version: 7,
    brands: [
      {
        id: 'acme',
        name: 'Acme Air',
        terms: ['acme air', '@acmeair'],
        exclude: ['acme anvils'],
        ownAccounts: { x: ['acmeair'] },
        competitors: [],
        taxonomy: 'airline',
        languages: ['en'],
      },
    ],
    queues: [
      {
        id: 'baggage',
        name: 'Baggage',
        skills: ['baggage'],
        hours: { timeZone: 'Africa/Johannesburg', weekly: { mon: ['08:00-12:00', '13:00-17:00'] }, holidays: ['2026-12-25'] },
        sla: { firstResponse: '30m', resolution: '2d' },
        fallbackOwner: 'naledi@acme.example',
        approval: 'agents',
      },
      { id: 'refunds', name: 'Refunds', skills: [], sla: {}, fallbackOwner: 'naledi@acme.example', approval: 'nobody' },
    ],
    rules: [
      {
        name: 'lost bags',
        when: { topic: 'baggage', sentiment: ['negative'] },
        then: { action: 'case', queue: 'baggage', priority: 'high' },
      },
      { name: 'spam', when: { minSpam: 0.8 }, then: { action: 'no-action' } },
    ],
    agents: [
      {
        email: 'naledi@acme.example',
        name: 'Naledi Dlamini',
        roles: ['supervisor'],
        queues: ['baggage'],
        languages: ['en'],
        skills: [],
        capacity: 6,
      },
    ],
    connections: world.connections.map(({ id, network }) => ({
      id,
      network,
      brand: 'acme',
      credentials: { accessToken: { set: true }, appSecret: { set: true } },
      enabled: true,
    })),
    taxonomies: [],
    history,
  };
  const accounts: Json[] = [
    {
      id: 'naledi@acme.example',
      kind: 'person',
      name: 'Naledi Dlamini',
      roles: ['supervisor'],
      createdAt: at,
      disabledAt: null,
      invitedUntil: null,
      hasPassword: true,
    },
    {
      id: 'key:1',
      kind: 'key',
      name: 'Warehouse',
      roles: ['service'],
      createdAt: at,
      disabledAt: null,
      invitedUntil: null,
      hasPassword: false,
    },
  ];
  const example = {
    id: world.mentions[0]?.id,
    text: 'Where is my bag?',
    brand: 'acme',
    network: 'x',
    postedAt: at,
    from: 'none',
    to: 'baggage',
    reason: 'lost bags',
  };
  const group = (count: number): Json => ({ count, examples: count === 0 ? [] : [example] });
  const seen = { days: 7, scanned: 612, truncated: false };
  const detail = (id: string): Json => ({
    ...world.connections.find((one) => one.id === id),
    enabled: true,
    abilities: { check: true },
    checkedAt: null,
    checkResult: null,
    failures: [{ code: 'unauthorised', message: 'the token has ended', at, remedy: 'give a new one' }],
  });
  const macro = {
    id: 'm1',
    brand: null,
    language: null,
    topic: null,
    name: 'Bag on its way',
    text: 'Hello {{customer.name}}, your bag is on its way.',
    shared: true,
    owner: { id: 'naledi@acme.example', name: 'Naledi Dlamini' },
    actions: { status: null, priority: null, topic: null, note: null },
    uses: 12,
    solved: 9,
    reopened: 1,
  };
  const delivery = {
    id: 'd1',
    at,
    case: 'case-1',
    event: 'e1',
    type: 'opened',
    sequence: 1,
    attempt: 2,
    outcome: 'failed',
    status: 503,
    ms: 120,
    error: 'status',
  };
  const fixed: Readonly<Record<string, unknown>> = {
    'GET /v1/macros': { items: [macro], variables: ['customer.name', 'case.number'] },
    'POST /v1/macros': macro,
    'GET /v1/accounts': { items: accounts },
    'POST /v1/accounts/naledi@acme.example/password': {
      account: accounts[0],
      invitation: { token: 'bmFsZWRp.x', link: '/invitation#bmFsZWRp.x', expiresAt: at },
    },
    'DELETE /v1/macros/m1': null,
    'POST /v1/webhooks/deliveries/d1/replay': delivery,
    'POST /v1/settings/rules/preview': {
      ...seen,
      unchanged: 600,
      open: group(9),
      close: group(3),
      queue: group(0),
      priority: group(1),
    },
    'POST /v1/settings/brands/preview': { ...seen, before: 610, after: 612, excluded: 4, gained: group(2), lost: group(0) },
    'GET /v1/webhooks/deliveries': { items: [delivery], nextCursor: null },
  };

  type Noun = 'brands' | 'queues' | 'rules' | 'agents' | 'connections';
  const lists: Readonly<Record<Noun, Json[]>> = state;
  const isNoun = (noun: string): noun is Noun => Object.hasOwn(lists, noun);
  const nameOf = (entry: Json): unknown => entry['id'] ?? entry['email'] ?? entry['name'];
  const isStale = (ifMatch: string | undefined): boolean => ifMatch !== `"${state.version}"`;
  const stale = (): Answer => refused(412, 'stale', 'the configuration has changed', { version: state.version });

  function put(noun: Noun, body: Json, ifMatch: string | undefined): Answer {
    if (isStale(ifMatch)) return stale();
    const fault = (path: string, message: string): Answer =>
      refused(400, 'bad-input', 'fields are not valid', { errors: [{ path, message }] });
    if (noun === 'queues' && JSON.stringify(body['sla']).includes('soon')) return fault('sla.firstResponse', 'is not a duration');
    const { credentials, ...rest }: Json = noun === 'rules' ? Object(body['rule']) : body;
    const given: Json = Object(credentials);
    if (noun === 'connections' && rest['network'] === 'x' && given['bearerToken'] === undefined)
      return fault('credentials.bearerToken', 'is missing');
    if (nameOf(rest) === '') return fault(noun === 'agents' ? 'email' : noun === 'rules' ? 'name' : 'id', 'is missing');
    const kept = Object.fromEntries(Object.keys(given).map((name) => [name, { set: true }]));
    const entry = noun === 'connections' ? { ...rest, credentials: kept, enabled: true } : rest;
    const index = lists[noun].findIndex((one) => nameOf(one) === nameOf(entry));
    lists[noun].splice(index < 0 ? lists[noun].length : index, 1, entry);
    if (noun === 'connections' && index < 0)
      world.connections.push({ ...world.connections[0], id: String(rest['id']), network: rest['network'] });
    state.version += 1;
    return { status: 200, body: state };
  }
  function remove(noun: Noun, id: string, ifMatch: string | undefined): Answer {
    if (isStale(ifMatch)) return stale();
    const without = lists[noun].filter((one) => nameOf(one) !== id);
    lists[noun].splice(0, lists[noun].length, ...without);
    if (noun === 'connections')
      world.connections.splice(0, world.connections.length, ...world.connections.filter((one) => one.id !== id));
    state.version += 1;
    return { status: 200, body: state };
  }
  /** What somebody does to their own account, to that of others, and to work that failed. */
  function act(call: string, body: Json): Answer | undefined {
    if (call === 'POST /v1/invitations/accept')
      return body['token'] === 'good.one'
        ? { status: 204, body: null }
        : refused(422, 'invitation-ended', 'it was used, is older than three days or was taken back');
    if (call === 'POST /v1/me/password')
      return body['current'] === 'opensesame'
        ? { status: 204, body: null }
        : refused(422, 'wrong-password', 'the password you have now is another: type it again', {
            errors: [{ path: 'current', message: 'is not the password you have now' }],
          });
    const [, verb] = /^POST \/v1\/accounts\/naledi@acme\.example\/(disable|enable)$/u.exec(call) ?? [];
    const [person] = accounts;
    if (verb !== undefined && person !== undefined) {
      person['disabledAt'] = verb === 'disable' ? at : null;
      return { status: 200, body: person };
    }
    if (call === 'DELETE /v1/keys/key:1') {
      accounts.splice(1, 1);
      return { status: 204, body: null };
    }
    const [, way, name, id, again] = /^(GET|POST) \/v1\/dead-letters\/([^/]+)\/([^/]+?)(\/replay)?$/u.exec(call) ?? [];
    const index = world.deadLetters.findIndex((one) => one['name'] === name && one['id'] === id);
    if (index < 0) return undefined;
    if (way === 'GET')
      return { status: 200, body: { ...world.deadLetters[index], data: { text: 'half a', sentAt: 'yesterday' } } };
    if (again === undefined) return undefined;
    if (JSON.stringify(body['data'] ?? {}).includes('yesterday'))
      return refused(400, 'bad-input', 'fields are not valid', { errors: [{ path: 'data.sentAt', message: 'must be a time' }] });
    world.deadLetters.splice(index, 1);
    return { status: 202, body: {} };
  }
  return {
    answer({
      method,
      path,
      body,
      ifMatch,
    }: {
      method: string;
      path: string;
      body: Json;
      ifMatch: string | undefined;
    }): Answer | undefined {
      if (`${method} ${path}` === 'GET /v1/settings') return { status: 200, body: state };
      const done = act(`${method} ${decodeURIComponent(path)}`, body);
      if (done !== undefined) return done;
      const known = fixed[`${method} ${decodeURIComponent(path)}`];
      if (known !== undefined) return { status: 200, body: known };
      const [, noun = '', entry] = /^\/v1\/settings\/([a-z]+)(?:\/([^/]+))?$/u.exec(path) ?? [];
      if (isNoun(noun) && method === 'POST') return put(noun, body, ifMatch);
      if (isNoun(noun) && method === 'DELETE' && entry !== undefined) return remove(noun, decodeURIComponent(entry), ifMatch);
      const [, id, verb] = /^\/v1\/connections\/([^/]+)(?:\/([a-z]+))?$/u.exec(path) ?? [];
      if (id === undefined) return undefined;
      return {
        status: 200,
        body: verb === undefined ? detail(id) : { line: 'the network accepted them', connection: detail(id) },
      };
    },
    /** Somebody else changes one entry of the configuration. */
    changeQuietly(noun: Noun, id: string, part: Json): void {
      const entry = lists[noun].find((one) => nameOf(one) === id);
      if (entry === undefined) throw new Error(`the mock world has no ${noun} ${id}`);
      Object.assign(entry, part);
      state.version += 1;
      history.unshift({ version: state.version, at, by: 'thabo@acme.example', what: [`${noun} ${id}`] });
    },
  };
}
export type MockAdmin = ReturnType<typeof mockAdmin>;
