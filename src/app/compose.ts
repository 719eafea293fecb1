import { findConnector } from '../../connectors/index.ts';
import { createHttp } from '../../connectors/kit/http.ts';
import { sameText } from '../../connectors/kit/same-text.ts';
import { makeOpenIncidents } from '../cases/incidents/open.ts';
import { makeIncidentService } from '../cases/incidents/service.ts';
import { makeIncidentWork } from '../cases/incidents/work.ts';
import { makeCaseService } from '../cases/service.ts';
import { freshId } from '../domain/index.ts';
import { makeCampaigns } from '../pipeline/campaign.ts';
import { makeLanes } from '../pipeline/lanes.ts';
import type { Clock } from '../ports/clock.ts';
import type { ChangeFeed } from '../ports/events.ts';
import type { DigestTokens } from '../ports/digests.ts';
import type { Http } from '../ports/http.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Log } from '../ports/log.ts';
import type { RoutingQueue } from '../ports/routing.ts';
import type { Stores } from '../ports/stores.ts';
import type { Understand } from '../ports/understand.ts';
import type { AppContext, LiveSettings, SamplePlayer } from './context.ts';
import { followMail } from './mail.ts';
import { makeIntake } from './intake.ts';
import type { Metrics } from './metrics.ts';
import { followSecondOpinion } from './second-opinion.ts';
import { makeReplies } from './replies.ts';
import { wakeDelivery } from './wake-delivery.ts';

export interface Parts {
  readonly stores: Stores;
  readonly changes: ChangeFeed;
  readonly jobs: JobQueue;
  readonly routingQueue: RoutingQueue | null;
  readonly settings: LiveSettings;
  readonly understand: Understand;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly digestTokens: DigestTokens;
  publicUrl(): string;
  readonly makeSample: ((app: Omit<AppContext, 'sample'>) => SamplePlayer) | null;
}

/** Puts the program together. The only place that constructs; everything below gets what it needs handed in. */
export async function compose(parts: Parts): Promise<AppContext> {
  const { stores, changes, jobs, settings, understand, clock, log } = parts;
  const count: Metrics['secondOpinion'] = (outcome, texts) => parts.metrics.secondOpinion(outcome, texts);
  const secondOpinion = followSecondOpinion(settings, { clock, log, count });
  const outgoing = new Map<boolean, Http>();
  const http = ({ allowPrivate }: { readonly allowPrivate: boolean }): Http => {
    const known = outgoing.get(allowPrivate) ?? createHttp({ allowPrivate });
    outgoing.set(allowPrivate, known);
    return known;
  };
  const cases = makeCaseService({
    stores,
    changes,
    clock,
    queues: () => settings.queues(),
    wakeDelivery: () => wakeDelivery({ jobs, clock }),
  });
  const replies = makeReplies({
    settings,
    stores,
    cases,
    jobs,
    clock,
    log,
    random: Math.random,
    http,
    connector: findConnector,
    metrics: parts.metrics,
    sample: parts.makeSample !== null,
  });
  const openIncidents = makeOpenIncidents({ stores, clock });
  const incidentDeps = { stores, cases, replies: replies.service, jobs, changes, clock };
  const app: Omit<AppContext, 'sample'> = {
    settings,
    stores,
    jobs,
    routingQueue: parts.routingQueue,
    changes,
    clock,
    log,
    random: Math.random,
    metrics: parts.metrics,
    pipeline: {
      stores,
      changes,
      understand,
      secondOpinion,
      incidents: openIncidents,
      campaigns: makeCampaigns({ stores, clock, log }),
      clock,
      random: Math.random,
      lanes: makeLanes(),
      sameText: (ours, shown) => sameText(ours, shown, { ignoreLeadingHandles: true }),
    },
    cases,
    replies,
    incidents: {
      service: makeIncidentService(incidentDeps),
      work: makeIncidentWork(incidentDeps),
      open: openIncidents,
    },
    intake: makeIntake({ jobs, stores, clock }),
    connector: findConnector,
    http,
    mail: followMail(settings),
    digestTokens: parts.digestTokens,
    publicUrl: parts.publicUrl,
    processId: freshId(),
  };
  return { ...app, sample: parts.makeSample?.(app) ?? null };
}
