import type { MockAnswer } from './inbox.ts';
import type { MockCase, World } from './world.ts';

type Json = Record<string, unknown>;
interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly ifMatch: string | undefined;
}

const minute = 60_000;
const phrase = 'belt 4';

/** Alerts and incidents of the mock world: a rise of complaints about bags that is proposed as an incident, and two more. */
export interface MockAlerts {
  readonly alerts: Json[];
  readonly incidents: Json[];
  /** The incident as a case shows it. */
  ofCase(one: MockCase): Json | null;
  /** Undefined: this address is none of them. */
  answer(call: Call): MockAnswer | undefined;
}

const refused = (status: number, code: string, detail: string): MockAnswer => ({
  status,
  body: { type: 'about:blank', title: 'Refused', status, code, detail },
});

export function mockAlerts(world: World, tell: (type: 'alert' | 'incident', id: string) => void): MockAlerts {
  const ago = (minutes: number): string => new Date(world.now - minutes * minute).toISOString();
  const me = (): Json => ({ id: world.me['id'], name: world.me['name'] });
  const alert = (facts: Json): Json => ({
    brand: 'acme',
    topic: null,
    network: null,
    measure: 'all',
    severity: 'low',
    likelihood: 0.97,
    seen: ago(2),
    until: null,
    whatDiffers: [],
    incident: null,
    folded: 0,
    acknowledged: null,
    ...facts,
  });
  const alerts: Json[] = [
    alert({
      id: 'alert-1',
      topic: 'baggage',
      measure: 'complaints',
      severity: 'high',
      likelihood: 0.99996,
      began: ago(265),
      found: ago(257),
      count: 43,
      expected: 3.2,
      folded: 2,
      incident: 'incident-1',
      whatDiffers: [
        { kind: 'phrase', text: phrase, count: 21, usual: 0 },
        { kind: 'network', text: 'x', count: 28, usual: 17.5 },
        { kind: 'country', text: 'ZA', count: 12, usual: 2.4 },
        { kind: 'language', text: 'pt', count: 9, usual: 1.2 },
      ],
    }),
    alert({
      id: 'alert-2',
      network: 'hellopeter',
      severity: 'medium',
      likelihood: 0.991,
      began: ago(90),
      found: ago(80),
      count: 14,
      expected: 4.1,
    }),
    alert({
      id: 'alert-3',
      topic: 'app',
      began: ago(900),
      found: ago(890),
      until: ago(780),
      count: 9,
      expected: 2.4,
    }),
  ];
  const incident = (facts: Json): Json => ({
    brand: 'acme',
    alert: null,
    match: { topic: 'baggage', network: null, phrases: [] },
    acceptedAt: null,
    acceptedBy: null,
    closedAt: null,
    closedBy: null,
    statement: null,
    closing: null,
    working: [],
    version: 1,
    ...facts,
  });
  const naledi = { id: 'naledi@acme.example', name: 'Naledi Dlamini' };
  const incidents: Json[] = [
    incident({
      id: 'incident-1',
      title: 'Baggage: belt 4',
      state: 'proposed',
      alert: 'alert-1',
      match: { topic: 'baggage', network: null, phrases: [phrase, 'tag scanner'] },
      began: ago(265),
      proposedAt: ago(257),
    }),
    incident({
      id: 'incident-2',
      title: 'Vouchers expire before anybody answered',
      state: 'open',
      match: { topic: 'refunds', network: null, phrases: ['voucher'] },
      began: ago(600),
      proposedAt: ago(590),
      acceptedAt: ago(580),
      acceptedBy: naledi,
      statement: {
        text: 'Your voucher keeps its value: whoever wrote to us before today may use it for three months more.',
        by: naledi,
        at: ago(560),
        approvedBy: naledi,
        approvedAt: ago(550),
      },
      version: 4,
    }),
    incident({
      id: 'incident-3',
      title: 'App signs people out',
      state: 'closed',
      match: { topic: 'app', network: 'app-store', phrases: [] },
      began: ago(2_900),
      proposedAt: ago(2_890),
      acceptedAt: ago(2_880),
      acceptedBy: naledi,
      closedAt: ago(1_500),
      closedBy: naledi,
      version: 6,
    }),
  ];
  const linkedTo = (id: unknown): MockCase[] => world.cases.filter((one) => one['incident'] === id);
  for (const one of world.cases.filter(({ topic }) => topic === 'refunds').slice(0, 4)) one['incident'] = 'incident-2';
  const told = new Set<string>();

  const view = (one: Json): Json => {
    const cases = linkedTo(one['id']);
    return {
      ...one,
      counts: {
        linked: cases.length,
        open: cases.filter(({ status }) => status === 'open' || status === 'pending').length,
        told: cases.filter(({ id }) => told.has(id)).length,
        answered: cases.filter(({ id }) => told.has(id)).length,
        solved: cases.filter(({ status }) => status === 'solved').length,
      },
    };
  };
  const idsOf = (body: Json): string[] => (Array.isArray(body['cases']) ? body['cases'].map(String) : []);
  const linkMatching = (one: Json): void => {
    const match = Object(one['match']);
    for (const each of world.cases) if (each.topic === match['topic']) each['incident'] = one['id'];
  };

  const change = (one: Json, verb: string, body: Json): MockAnswer => {
    const now = new Date().toISOString();
    const changes: Readonly<Record<string, () => Json>> = {
      accept: () => ({ state: 'open', acceptedAt: now, acceptedBy: me(), title: body['title'], match: body['match'] }),
      decline: () => ({ state: 'declined', closedAt: now, closedBy: me(), declinedBecause: body['reason'] ?? null }),
      statement: () => ({ statement: { text: body['text'], by: me(), at: now, approvedBy: null, approvedAt: null } }),
      'statement/approve': () => ({ statement: { ...Object(one['statement']), approvedBy: me(), approvedAt: now } }),
      'send-statement': () => {
        for (const { id } of linkedTo(one['id'])) told.add(id);
        return {};
      },
      link: () => {
        for (const each of world.cases) if (idsOf(body).includes(each.id)) each['incident'] = one['id'];
        return {};
      },
      unlink: () => {
        for (const each of world.cases) if (idsOf(body).includes(each.id)) each['incident'] = null;
        return {};
      },
      close: () => {
        if (typeof body['resolution'] === 'string') for (const each of linkedTo(one['id'])) each.status = 'solved';
        return { state: 'closed', closedAt: now, closedBy: me() };
      },
    };
    const does = changes[verb];
    if (does === undefined) return refused(404, 'not-found', `there is no ${verb}`);
    Object.assign(one, does(), { version: Number(one['version']) + 1 });
    if (verb === 'accept') linkMatching(one);
    tell('incident', String(one['id']));
    return { status: 200, body: view(one) };
  };

  const report = (one: Json): Json => {
    const start = Date.parse(String(one['began']));
    const counts = Object(view(one)['counts']);
    return {
      incident: view(one),
      timeline: [
        { at: one['began'], kind: 'proposed', by: null, text: '43 complaints, 3.2 expected' },
        { at: ago(250), kind: 'accepted', by: naledi, text: '' },
        { at: ago(240), kind: 'linked', by: null, text: '12 cases' },
        { at: ago(230), kind: 'approved', by: naledi, text: '' },
      ],
      reach: 48_200,
      mentions: 171,
      authors: 129,
      networks: [
        { network: 'x', count: 120 },
        { network: 'facebook', count: 51 },
      ],
      cases: { linked: counts['linked'], answered: counts['answered'], told: counts['told'], solved: counts['solved'] },
      firstResponse: { count: 9, median: 660, p90: 2_040 },
      resolution: null,
      series: Array.from({ length: 8 }, (_, at) => ({
        start: new Date(start + at * 60 * minute).toISOString(),
        mentions: [12, 44, 60, 38, 21, 9, 5, 3][at] ?? 0,
        complaints: [6, 31, 44, 22, 10, 4, 1, 1][at] ?? 0,
      })),
    };
  };

  /** The first cannot be answered where it came from, the others wait for somebody to send. */
  const telling = (found: Json, query: URLSearchParams): Json => {
    const all = linkedTo(found['id']).map((one, index) => {
      if (told.has(one.id)) return { case: one, state: 'told', reason: null, detail: null, at: ago(1) };
      return index === 0
        ? { case: one, state: 'left', reason: 'unanswerable', detail: 'this network takes no answers here', at: null }
        : { case: one, state: 'waiting', reason: 'not-sent', detail: null, at: null };
    });
    const counts = new Map<string, Json>();
    for (const { state, reason } of all) {
      const count = all.filter((each) => each.state === state && each.reason === reason).length;
      counts.set(`${state} ${String(reason)}`, { state, reason, count });
    }
    const is = (name: string, value: string | null): boolean => !query.has(name) || query.get(name) === value;
    return {
      counts: [...counts.values()],
      looked: all.length,
      complete: true,
      items: all.filter(({ state, reason }) => is('state', state) && is('reason', reason)),
    };
  };

  const list = (query: URLSearchParams): Json => {
    const items = incidents.filter((one) => !query.has('state') || one['state'] === query.get('state'));
    return { items: items.map(view), nextCursor: null };
  };

  return {
    alerts,
    incidents,
    ofCase: (one) => {
      const found = incidents.find(({ id }) => id === one['incident']);
      if (found === undefined) return null;
      const statement = Object(found['statement']);
      return {
        id: found['id'],
        title: found['title'],
        state: found['state'],
        statement: typeof statement['approvedAt'] === 'string' ? statement['text'] : null,
        told: told.has(one.id),
      };
    },
    answer: ({ method, path, query, body, ifMatch }) => {
      if (`${method} ${path}` === 'GET /v1/analytics/spikes') {
        const open = query.get('state') !== 'all';
        return {
          status: 200,
          body: { items: alerts.filter((one) => !open || one['until'] === null), watchedAt: ago(1) },
        };
      }
      if (`${method} ${path}` === 'GET /v1/analytics/incidents') return { status: 200, body: list(query) };
      if (`${method} ${path}` === 'POST /v1/incidents') {
        const made = incident({
          ...body,
          id: 'incident-9',
          state: 'open',
          proposedAt: ago(0),
          acceptedAt: ago(0),
          acceptedBy: me(),
        });
        incidents.unshift(made);
        linkMatching(made);
        return { status: 201, body: view(made) };
      }
      const [, seen] = /^\/v1\/alerts\/([^/]+)\/acknowledge$/u.exec(path) ?? [];
      const known = alerts.find(({ id }) => id === seen);
      if (known !== undefined) {
        known['acknowledged'] = { by: me(), at: ago(0) };
        tell('alert', String(seen));
        return { status: 200, body: known };
      }
      const [, caseId] = /^\/v1\/cases\/([^/]+)\/holding-statement$/u.exec(path) ?? [];
      const one = world.cases.find(({ id }) => id === caseId);
      if (one !== undefined) {
        told.add(one.id);
        one.version += 1;
        return { status: 200, body: { reply: { id: `told-${one.id}` } } };
      }
      const [, id, verb] = /^\/v1\/incidents\/([^/]+)(?:\/(.+))?$/u.exec(path) ?? [];
      const found = incidents.find((each) => each['id'] === id);
      if (found === undefined) return undefined;
      if (verb === 'telling') return { status: 200, body: telling(found, query) };
      if (method === 'GET') return { status: 200, body: verb === 'report' ? report(found) : view(found) };
      if (ifMatch !== `"${String(found['version'])}"`) return refused(412, 'stale', 'the incident changed since');
      return change(found, verb ?? '', body);
    },
  };
}
