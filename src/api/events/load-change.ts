import type { Viewer } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { isoNow } from '../../ports/clock.ts';
import type { Change } from '../../ports/events.ts';
import { connectionView } from '../views/connection.ts';
import { caseViews } from '../views/load-cases.ts';
import { mentionView } from '../views/mention.ts';
import { goneView, presenceView } from '../views/presence.ts';
import { frame, type LiveEvent } from './frames.ts';

/** A change as it goes out: to those who work cases, and to those who don't. */
export interface LoadedChange {
  readonly id: string;
  readonly brand: string | null;
  readonly full: string;
  readonly redacted: string;
}

const worker: Viewer = { roles: new Set(['agent'] as const) };
const onlooker: Viewer = { roles: new Set(['brand-manager'] as const) };

type Variants = readonly [full: readonly LiveEvent[], redacted: readonly LiveEvent[]];
const same = (events: readonly LiveEvent[]): Variants => [events, events];
const event = (name: string, data: unknown): LiveEvent => ({ event: name, data: JSON.stringify(data) });

async function load(deps: ApiDeps, change: Change): Promise<Variants> {
  switch (change.type) {
    case 'mention': {
      const mentions = await deps.stores.mentions.getMany(change.ids);
      const full = mentions.map((mention) => event('mention', mentionView(mention, worker)));
      if (mentions.every((mention) => mention.visibility === 'public')) return same(full);
      return [full, mentions.map((mention) => event('mention', mentionView(mention, onlooker)))];
    }
    case 'case': {
      const cases = await deps.stores.cases.getMany(change.ids);
      const [full, redacted] = await Promise.all([caseViews(deps, cases, worker), caseViews(deps, cases, onlooker)]);
      return [full.map((view) => event('case', view)), redacted.map((view) => event('case', view))];
    }
    case 'connection': {
      const wanted = deps.configuration().connections.filter((connection) => change.ids.includes(connection.id));
      const states = await Promise.all(wanted.map((connection) => deps.stores.connections.get(connection.id)));
      return same(wanted.map((connection, index) => event('connection', connectionView(connection, states[index], deps))));
    }
    case 'presence': {
      const there = new Map((await deps.stores.presence.getMany(change.ids, isoNow(deps.clock))).map((one) => [one.agent, one]));
      const views = change.ids.map((id) => {
        const presence = there.get(id);
        return presence ? presenceView(presence) : goneView(id, change.at, deps.configuration().agents);
      });
      return same(views.map((view) => event('presence', view)));
    }
    case 'alert':
    case 'incident':
      return same(change.ids.map((id) => event(change.type, { id, brand: change.brand })));
    case 'account':
      return same([]);
    case 'configuration':
      return same([event('configuration', {})]);
  }
}

/** Reads what changed, once for all who listen. */
export async function loadChange(deps: ApiDeps, change: Change): Promise<LoadedChange> {
  const [full, redacted] = await load(deps, change);
  return { id: change.id, brand: change.brand, full: frame(change.id, full), redacted: frame(change.id, redacted) };
}
