import { outcomesOf } from '../cases/replies/contradiction.ts';
import { makeReplySender, type ReplyChannel, type ReplySender } from '../cases/replies/sender.ts';
import { makeReplyService, type ReplyService } from '../cases/replies/service.ts';
import type { Mention } from '../domain/index.ts';
import type { ReplyCapability } from '../ports/connector.ts';
import { RemedyError } from '../ports/remedy.ts';
import { connectorContext, rawConnectorSettings } from './connector-context.ts';
import type { AppContext } from './context.ts';

type Parts = Pick<
  AppContext,
  'settings' | 'stores' | 'cases' | 'jobs' | 'clock' | 'log' | 'random' | 'http' | 'connector' | 'metrics'
> & {
  /** The sample is played: answers are kept here and leave for nowhere, so that everything can be tried. */
  readonly sample: boolean;
};

/** The network of the sample: it takes everything. */
const sampleChannel: ReplyChannel = {
  send: async ({ id }) => ({ externalId: `sample-${id}`, url: null, state: 'published' }),
  find: async ({ id }) => ({ externalId: `sample-${id}`, url: null, state: 'published' }),
};

/** How a mention can be answered from here: what its network says, unless its connection cannot send at all. */
function capabilityOf(parts: Parts, mention: Mention): ReplyCapability | undefined {
  const connection = parts.settings.connection(mention.connection);
  const connector = connection && parts.connector(connection.network);
  if (!connection || !connector?.capability) return undefined;
  const brand = parts.settings.current().brands.find(({ id }) => id === mention.brand);
  const own = new Set((brand?.ownAccounts[mention.network] ?? []).map((account) => account.toLowerCase()));
  const settings = connector.settingsSchema.safeParse(rawConnectorSettings(connection));
  const context = { ownAccounts: own, ...(settings.success ? { settings: settings.data } : {}) };
  const capability = connector.capability(mention, parts.clock.now(), context);
  if (parts.sample || (connector.reply && connection.enabled)) return capability;
  const why = connector.reply
    ? 'paused: this connection is switched off; answer on the network and record it here'
    : 'outside: answers to this network are given on its own pages and recorded here';
  return { canReply: false, reason: capability.canReply ? why : capability.reason, deadlineAt: null, maxLength: null };
}

/** The connection as sending knows it. Throws RemedyError where it cannot send. */
function channelOf(parts: Parts, id: string): ReplyChannel {
  const connection = parts.settings.connection(id);
  const connector = connection && parts.connector(connection.network);
  const refuse = (message: string): RemedyError =>
    new RemedyError({ remedy: 'give-up', code: 'no-channel', message, notDone: true });
  if (!connection || !connector) throw refuse(`connection ${id} is not configured any more`);
  if (!connection.enabled) throw refuse(`connection ${id} is switched off`);
  const { reply, findSent } = connector;
  if (!reply) throw refuse(`connection ${id} cannot send answers`);
  const contextFor = (signal: AbortSignal) =>
    connectorContext(parts, {
      connector,
      connection,
      signal,
      report: (state, detail) => parts.log.info({ connection: id, state, detail }, 'connection'),
    });
  return {
    send: (outgoing, signal) => reply.call(connector, contextFor(signal), outgoing),
    ...(findSent ? { find: (outgoing, signal) => findSent.call(connector, contextFor(signal), outgoing) } : {}),
  };
}

/** What the desk and the worker need for answers. */
export function makeReplies(parts: Parts): { readonly service: ReplyService; readonly sender: ReplySender } {
  const { stores, cases, jobs, clock, log, settings } = parts;
  const service = makeReplyService({
    stores,
    cases,
    jobs,
    clock,
    capability: (mention) => capabilityOf(parts, mention),
    lengthOf: (text, mention) => parts.connector(mention.network)?.replyLength?.(text) ?? text.length,
    approvalOf: (queue) => settings.current().queues.find(({ id }) => id === queue)?.approval ?? 'nobody',
    outcomes: () => outcomesOf(settings.current().resolutions),
  });
  const sender = makeReplySender({
    stores,
    cases,
    clock,
    log,
    channel: (connection) => (parts.sample ? sampleChannel : channelOf(parts, connection)),
    observe: (outcome, network) => parts.metrics.replied(outcome, network),
  });
  return { service, sender };
}
