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
    'GET /v1/macros': { items: [], variables: ['customer.name', 'case.number'] },
    'GET /v1/accounts': { items: accounts },
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

  function put(noun: string, body: Json, ifMatch: string | undefined): Answer {
    if (ifMatch !== `"${state.version}"`)
      return refused(412, 'stale', 'the configuration has changed', { version: state.version });
    if (noun === 'queues' && JSON.stringify(body['sla']).includes('soon'))
      return refused(400, 'bad-input', 'fields are not valid', {
        errors: [{ path: 'sla.firstResponse', message: 'is not a duration' }],
      });
    state.version += 1;
    return { status: 200, body: state };
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
      const known = fixed[`${method} ${path}`];
      if (known !== undefined) return { status: 200, body: known };
      const [, noun] = /^\/v1\/settings\/([a-z]+)$/u.exec(path) ?? [];
      if (noun !== undefined && method === 'POST') return put(noun, body, ifMatch);
      const [, id, verb] = /^\/v1\/connections\/([^/]+)(?:\/([a-z]+))?$/u.exec(path) ?? [];
      if (id === undefined) return undefined;
      return {
        status: 200,
        body: verb === undefined ? detail(id) : { line: 'the network accepted them', connection: detail(id) },
      };
    },
    /** Somebody else changes the configuration. */
    changeQuietly(): void {
      state.version += 1;
      history.unshift({ version: state.version, at, by: 'thabo@acme.example', what: ['rule spam'] });
    },
  };
}
