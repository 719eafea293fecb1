import type { AppContext, Worker } from '../src/app/context.ts';
import { deliverDue, type DeliverDeps } from '../src/routing/deliver.ts';
import { everySink, queueSink, type RoutingSink } from '../src/routing/sink.ts';
import { webhookSink } from '../src/routing/webhook-sink.ts';
import type { Owner } from '../src/domain/index.ts';

/** One run goes on while there is something to deliver, up to this many claims; the next run takes the rest. */
const MAX_CLAIMS = 200;
const LONGEST_DELAY_MS = 60_000;

/** The connection state under which the webhook's own health is kept. */
const ROUTING_STATE = 'routing-webhook';

/** The owner that the routing service named, with the name we know; null when it is a queue nobody configured. */
function namedOwner(app: AppContext, owner: { readonly kind: 'agent' | 'queue'; readonly id: string }): Owner | null {
  if (owner.kind === 'queue') return app.settings.queues().has(owner.id) ? app.settings.queues().of(owner.id).fallback : null;
  const agent = app.settings.current().agents.find(({ email }) => email === owner.id);
  return { kind: 'agent', id: owner.id, name: agent?.name ?? owner.id, leaseUntil: null };
}

async function assign(
  app: AppContext,
  caseId: string,
  named: { readonly kind: 'agent' | 'queue'; readonly id: string },
  externalId: string | null,
): Promise<void> {
  const owner = namedOwner(app, named);
  if (!owner) {
    app.log.warn({ case: caseId, queue: named.id }, 'the routing service named a queue that is not configured; the owner stays');
    return;
  }
  const item = await app.stores.cases.get(caseId);
  if (!item) return;
  const queue = owner.kind === 'queue' ? owner.id : item.queue;
  const actor = { kind: 'routing' as const, id: 'routing', name: 'Routing service', supervisor: true };
  const outcome = await app.cases.act({
    caseId,
    expectedVersion: null,
    actor,
    action: { type: 'assign', to: owner, queue, externalId },
  });
  if (!outcome.ok)
    app.log.info(
      { case: caseId, refusal: outcome.refusal.code },
      'the routing service named an owner that the case cannot take now',
    );
}

function deliverDeps(app: AppContext): DeliverDeps {
  return {
    stores: app.stores,
    clock: app.clock,
    log: app.log,
    random: app.random,
    source: app.publicUrl(),
    skillsOf: (queue) => app.settings.queues().skills(queue),
    assign: (caseId, owner, externalId) => assign(app, caseId, owner, externalId),
    async switchOff() {
      app.log.error(
        { code: 'webhook-gone' },
        'the routing webhook answered 410 and is switched off: apply a configuration with its new address',
      );
      await app.stores.connections.update(ROUTING_STATE, {
        state: 'stopped',
        halted: true,
        detail: `410 at version ${app.settings.version()}`,
      });
    },
    observe: (outcome, milliseconds) => app.metrics.delivery(outcome, milliseconds),
  };
}

/** Where events go as configured: the queue, the webhook unless it is switched off, or one after the other; undefined for nowhere. */
async function routingSink(app: AppContext): Promise<RoutingSink | undefined> {
  const routing = app.settings.current().routing;
  const queue = routing?.bullmqQueue === true ? queueSink(app.routingQueue) : undefined;
  if (!routing?.webhook) return queue;
  const state = await app.stores.connections.get(ROUTING_STATE);
  if (state?.halted === true && state.detail === `410 at version ${app.settings.version()}`) return queue;
  const http = app.http({ allowPrivate: routing.webhook.allowPrivate });
  const webhook = webhookSink(routing.webhook, { http, clock: app.clock });
  return queue ? everySink(queue, webhook) : webhook;
}

/** Delivers everything that is due now, and asks for a run when the next is. */
export async function deliverCases(app: AppContext, signal: AbortSignal): Promise<void> {
  const sink = await routingSink(app);
  if (!sink) return;
  const deps = deliverDeps(app);
  for (let claims = 0; claims < MAX_CLAIMS && !signal.aborted; claims++) {
    if ((await deliverDue(sink, deps)) === 0) break;
  }
  const next = await app.stores.cases.nextDeliveryAt();
  if (next === null) return;
  const delayMs = Math.min(LONGEST_DELAY_MS, Math.max(200, Date.parse(next) - app.clock.now()));
  await app.jobs.add('deliver', {}, { id: `deliver-at-${Math.ceil((app.clock.now() + delayMs) / 500)}`, delayMs });
}

export const deliverWorker: Worker = {
  name: 'deliver-case',
  role: 'work',
  start: (app) => app.jobs.work('deliver', { concurrency: 1 }, ({ signal }) => deliverCases(app, signal)),
};
