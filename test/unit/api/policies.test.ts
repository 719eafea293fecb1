import { beforeAll, describe, expect, it } from 'vitest';
import { policies } from '../../../src/api/policies.ts';
import { routes } from '../../../src/api/routes/index.ts';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { roles, type Role } from '../../../src/domain/index.ts';
import { openApi, type Harness } from './harness.ts';

/** Written out by hand: a change of who may do what must be made twice. */
const expected: Readonly<Record<string, readonly Role[] | 'anybody'>> = {
  'POST /v1/intake': ['administrator', 'service'],
  'GET /v1/batches/:id': ['supervisor', 'administrator', 'service'],
  'GET /hooks/:connection': 'anybody',
  'POST /hooks/:connection': 'anybody',
  'GET /v1/mentions': roles,
  'GET /v1/mentions/:id': roles,
  'GET /v1/export/mentions': ['supervisor', 'brand-manager', 'quality-analyst', 'administrator', 'service'],
  'GET /v1/export/cases': ['supervisor', 'brand-manager', 'quality-analyst', 'administrator', 'service'],
  'POST /v1/mentions/:id/corrections': ['agent', 'supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
  'GET /v1/corrections': ['supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
  'GET /v1/understanding': roles,
  'POST /v1/understanding/relabel': ['administrator', 'service'],
  'GET /v1/topics': roles,
  'POST /v1/topics/preview': ['supervisor', 'brand-manager', 'administrator'],
  'POST /v1/topics': ['supervisor', 'brand-manager', 'administrator'],
  'DELETE /v1/topics/:id': ['supervisor', 'brand-manager', 'administrator'],
  'GET /v1/cases': roles,
  'GET /v1/cases/:id': roles,
  'GET /v1/cases/counts': roles,
  'POST /v1/cases/next': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/bulk': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/views': roles,
  'POST /v1/views': roles,
  'DELETE /v1/views/:id': roles,
  'GET /v1/search': roles,
  'POST /v1/cases/:id/claim': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/draft': ['agent', 'supervisor', 'administrator', 'service'],
  'DELETE /v1/cases/:id/draft': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/renew': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/seen': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/priority': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/topic': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/help': ['agent', 'supervisor', 'administrator', 'service'],
  'DELETE /v1/cases/:id/help': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/replies/:id/withdraw': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/replies/:id/retry': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/replies/:id/confirm': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/replies': roles,
  'POST /v1/replies/:id/approve': ['supervisor', 'administrator'],
  'POST /v1/replies/:id/reject': ['supervisor', 'administrator'],
  'POST /v1/cases/:id/release': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/transfer': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/status': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/notes': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/replies': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/holding-statement': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/merge': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/cases/:id/split': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/customers/:id': roles,
  'GET /v1/customers/:id/matches': ['agent', 'supervisor', 'administrator', 'service'],
  'DELETE /v1/customers/:id/matches/:other': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/customers/:id/matches': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/customers/:id/links': ['agent', 'supervisor', 'administrator', 'service'],
  'DELETE /v1/customers/:id/links/:other': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/macros': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/macros': ['agent', 'supervisor', 'administrator', 'service'],
  'DELETE /v1/macros/:id': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/macros/:id/render': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/cases/:id/suggestions': ['agent', 'supervisor', 'administrator', 'service'],
  'POST /v1/suggestions/:id/used': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/work-items': ['supervisor', 'service'],
  'POST /v1/work-items/:id/accept': ['supervisor', 'service'],
  'POST /v1/work-items/:id/decline': ['supervisor', 'service'],
  'POST /v1/work-items/:id/complete': ['supervisor', 'service'],
  'GET /v1/analytics/sentiment': roles,
  'GET /v1/analytics/topics': roles,
  'GET /v1/analytics/trends': roles,
  'GET /v1/analytics/overview': roles,
  'GET /v1/analytics/care': roles,
  'GET /v1/analytics/countries': roles,
  'GET /v1/analytics/languages': roles,
  'GET /v1/analytics/authors': roles,
  'GET /v1/analytics/reviews': roles,
  'GET /v1/analytics/share-of-voice': roles,
  'GET /v1/analytics/cases': roles,
  'GET /v1/analytics/agents': roles,
  'GET /v1/analytics/spikes': roles,
  'POST /v1/alerts/:id/acknowledge': ['supervisor', 'administrator'],
  'GET /v1/analytics/incidents': roles,
  'POST /v1/incidents': ['supervisor', 'administrator'],
  'GET /v1/incidents/:id': roles,
  'GET /v1/incidents/:id/report': roles,
  'GET /v1/incidents/:id/telling': roles,
  'POST /v1/incidents/:id/accept': ['supervisor', 'administrator'],
  'POST /v1/incidents/:id/decline': ['supervisor', 'administrator'],
  'POST /v1/incidents/:id/statement': ['supervisor', 'administrator'],
  'POST /v1/incidents/:id/statement/approve': ['supervisor', 'administrator'],
  'POST /v1/incidents/:id/send-statement': ['supervisor', 'administrator'],
  'POST /v1/incidents/:id/link': ['supervisor', 'administrator'],
  'POST /v1/incidents/:id/unlink': ['supervisor', 'administrator'],
  'POST /v1/incidents/:id/close': ['supervisor', 'administrator'],
  'POST /v1/presence': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/presence': ['agent', 'supervisor', 'administrator', 'service'],
  'GET /v1/board': ['supervisor', 'administrator', 'service'],
  'GET /v1/quality/cards': ['supervisor', 'quality-analyst'],
  'POST /v1/quality/cards': ['supervisor', 'quality-analyst'],
  'POST /v1/quality/samples': ['supervisor', 'quality-analyst'],
  'GET /v1/quality/samples': ['supervisor', 'quality-analyst'],
  'GET /v1/quality/samples/:id': ['supervisor', 'quality-analyst'],
  'GET /v1/quality/reviews': ['agent', 'supervisor', 'quality-analyst'],
  'GET /v1/quality/reviews/:id': ['agent', 'supervisor', 'quality-analyst'],
  'POST /v1/quality/reviews/:id/score': ['supervisor', 'quality-analyst'],
  'POST /v1/quality/reviews/:id/dispute': ['agent', 'supervisor', 'quality-analyst'],
  'POST /v1/quality/reviews/:id/resolve': ['supervisor'],
  'GET /v1/reports/agents': ['agent', 'supervisor', 'quality-analyst', 'administrator', 'service'],
  'GET /v1/events': roles,
  'GET /v1/orphans': roles,
  'GET /v1/shelf': ['supervisor', 'administrator', 'service'],
  'GET /v1/shelf/:id': ['supervisor', 'administrator', 'service'],
  'POST /v1/shelf/:id/replay': ['supervisor', 'administrator', 'service'],
  'GET /v1/dead-letters': ['supervisor', 'administrator', 'service'],
  'GET /v1/dead-letters/:name/:id': ['supervisor', 'administrator', 'service'],
  'POST /v1/dead-letters/:name/:id/replay': ['supervisor', 'administrator', 'service'],
  'DELETE /v1/dead-letters/:name/:id': ['administrator', 'service'],
  'GET /v1/settings': ['supervisor', 'brand-manager', 'administrator'],
  'POST /v1/settings/rules/preview': ['supervisor', 'brand-manager', 'administrator'],
  'POST /v1/settings/brands/preview': ['brand-manager', 'administrator'],
  'POST /v1/settings/brands': ['brand-manager', 'administrator'],
  'GET /v1/connections/:id': ['supervisor', 'administrator', 'service'],
  'GET /v1/webhooks/deliveries': ['supervisor', 'administrator', 'service'],
  'POST /v1/invitations/accept': 'anybody',
  'POST /v1/settings/queues': ['administrator'],
  'POST /v1/settings/rules': ['administrator'],
  'POST /v1/settings/agents': ['administrator'],
  'POST /v1/settings/connections': ['administrator'],
  'DELETE /v1/settings/brands/:id': ['administrator'],
  'DELETE /v1/settings/queues/:id': ['administrator'],
  'DELETE /v1/settings/rules/:id': ['administrator'],
  'DELETE /v1/settings/agents/:id': ['administrator'],
  'DELETE /v1/settings/connections/:id': ['administrator'],
  'POST /v1/connections/:id/pause': ['administrator'],
  'POST /v1/connections/:id/resume': ['administrator'],
  'POST /v1/connections/:id/check': ['administrator'],
  'POST /v1/connections/:id/reauthorise': ['administrator'],
  'POST /v1/webhooks/deliveries/:id/replay': ['administrator'],
  'GET /v1/accounts': ['administrator'],
  'POST /v1/accounts': ['administrator'],
  'POST /v1/accounts/:id': ['administrator'],
  'POST /v1/accounts/:id/password': ['administrator'],
  'POST /v1/accounts/:id/disable': ['administrator'],
  'POST /v1/accounts/:id/enable': ['administrator'],
  'POST /v1/keys': ['administrator'],
  'DELETE /v1/keys/:id': ['administrator'],
  'GET /v1/me': roles,
  'GET /v1/status': roles,
  'POST /v1/sign-in': 'anybody',
  'POST /v1/me/password': roles,
  'POST /v1/shares': ['supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
  'GET /v1/shares': ['supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
  'DELETE /v1/shares/:id': ['supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
  'GET /v1/shares/current': roles,
  'GET /v1/me/digests': roles,
  'PUT /v1/me/digests': roles,
  'POST /v1/me/digests/preview': roles,
  'POST /v1/me/digests/:id/send': roles,
  'GET /u/:token': 'anybody',
  'POST /u/:token': 'anybody',
  'POST /v1/sign-out': roles,
  'GET /healthz': 'anybody',
  'GET /readyz': 'anybody',
  'GET /metrics': ['administrator', 'service'],
  'GET /openapi.json': 'anybody',
};

const nameOf = (route: { readonly method: string; readonly url: string }): string => `${route.method} ${route.url}`;
/** An address that leads to the route, and elsewhere than this machine so that nothing is open for being local. */
const addressOf = (url: string): string => url.replace(':connection', 'nobody').replace(':name', 'poll').replace(':id', 'x');

describe('who may do what', () => {
  let harness: Harness;
  const keys = new Map<Role, string>();

  beforeAll(async () => {
    harness = await openApi();
    for (const role of roles) {
      keys.set(role, `key-of-a-${role}`);
      const account = { id: role, kind: 'key' as const, name: role, roles: [role], createdAt: '', disabledAt: null };
      await harness.deps.stores.accounts.put({ ...account, secretHash: sha256(`key-of-a-${role}`) });
    }
  });

  it('is written down for every route', () => {
    expect(routes.map(nameOf).toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  it('names a policy that exists for every route', () => {
    expect(routes.filter((route) => !(route.policy in policies))).toEqual([]);
  });

  it('gives every route a name of its own', () => {
    expect(new Set(routes.map((route) => route.name)).size).toBe(routes.length);
  });

  // The stream would not end, and needs no other answer than its policy's: it is opened in its own test.
  const closed = routes.filter((route) => route.url !== '/v1/events');

  it.each(closed.map((route) => [nameOf(route), route] as const))('%s', async (name, route) => {
    const allowed = expected[name];
    const ask = (headers: Record<string, string>) =>
      harness.send({
        method: route.method,
        url: addressOf(route.url),
        headers,
        address: '203.0.113.9',
        ...(route.method === 'POST' ? { body: {} } : {}),
      });
    const anonymous = await ask({});
    expect(anonymous.status === 401 && route.name !== 'signIn').toBe(allowed !== 'anybody');
    for (const role of roles) {
      const { status } = await ask({ authorization: `Bearer ${keys.get(role)}` });
      const may = allowed === 'anybody' || allowed?.includes(role) === true;
      expect({ role, refused: status === 403 }).toEqual({ role, refused: !may });
    }
  });

  it.each(roles.map((role) => [role]))('the event stream is open to %s', async (role) => {
    const { status } = await harness.send({
      url: '/v1/events?unknown=1',
      headers: { authorization: `Bearer ${keys.get(role)}` },
    });
    expect(status).toBe(400);
  });

  it('keeps the event stream from strangers', async () => {
    expect((await harness.send({ url: '/v1/events', address: '203.0.113.9' })).status).toBe(401);
  });
});
