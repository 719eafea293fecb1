import type { Case, Customer, Mention, OutboxEvent } from '../domain/index.ts';
import { caseJson, mentionJson } from '../cases/json.ts';
import type { CaseEvent } from '../ports/routing.ts';

/** What goes with a case to the routing service. */
export interface EventContext {
  /** `source` of the events: the address under which this installation is known. */
  readonly source: string;
  readonly mention: Mention | undefined;
  readonly customer: Customer | undefined;
  readonly requiredSkills: readonly string[];
  /** Milliseconds since 1970, for clocks that are still running. */
  readonly now: number;
}

/**
 * The body of one event: CloudEvents 1.0 in structured JSON (cloudevents.io, specification 1.0.2). The case is shown as it is
 * now; `sequence` is the event's own.
 */
export function cloudEvent(item: Case, event: OutboxEvent, context: EventContext): CaseEvent {
  const skills = new Set([...context.requiredSkills, ...(item.language === 'und' ? [] : [`lang:${item.language}`])]);
  return {
    specversion: '1.0',
    id: event.id,
    source: context.source,
    type: `earshot.case.${event.type}`,
    subject: item.id,
    time: event.at,
    datacontenttype: 'application/json',
    data: {
      ...caseJson(item, context.now),
      sequence: event.sequence,
      mention: context.mention ? mentionJson(context.mention) : null,
      identities: (context.customer?.identities ?? []).map(
        ({ network, externalId, handle, name, followers, verified, evidence }) => ({
          network,
          externalId,
          handle,
          name,
          followers,
          verified,
          evidence,
        }),
      ),
      requiredSkills: [...skills],
      language: item.language,
      excludedAgents: item.excludedAgents,
      links: {
        case: `${context.source}/cases/${item.id}`,
        api: `${context.source}/v1/cases/${item.id}`,
        mention: context.mention?.url ?? null,
      },
    },
  };
}
