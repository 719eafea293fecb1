import { z } from 'zod';
import type { RawRequest, WebhookAnswer } from '../../src/ports/connector.ts';
import { JsonError, parseJson } from '../kit/json.ts';
import { idShape, optional } from '../kit/shape.ts';
import { equalSecrets } from '../kit/signature.ts';
import { businessUnit, canRead, readReview, type TrustpilotContext } from './api.ts';

const MAX_EVENTS = 100;

const bodyShape = z.object({ events: z.array(z.unknown()).max(MAX_EVENTS) });
const aboutReviewShape = z.object({
  eventName: z.enum(['service-review-created', 'service-review-updated', 'service-review-deleted']),
  eventData: z.object({ id: idShape }),
});
const ownerShape = z.object({ businessUnit: z.object({ id: optional(idShape) }) });

function refuse(status: 400 | 401 | 403, reason: string): WebhookAnswer {
  return { type: 'refuse', status, reason };
}

function parseBody(request: RawRequest): readonly unknown[] | undefined {
  try {
    const body = bodyShape.safeParse(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(request.body)));
    return body.success ? body.data.events : undefined;
  } catch (error) {
    if (error instanceof JsonError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function isOfOthers(review: unknown, unit: string): boolean {
  const owner = ownerShape.safeParse(review);
  return owner.success && owner.data.businessUnit.id !== null && owner.data.businessUnit.id !== unit;
}

/** What Trustpilot itself says about the review of an event: the event is only a hint. Nothing for a review of another business. */
async function reread(context: TrustpilotContext, event: unknown, unit: string): Promise<readonly unknown[]> {
  const about = aboutReviewShape.safeParse(event);
  if (!about.success) return [{ events: [event] }];
  const { eventName, eventData } = about.data;
  const review = await readReview(context, eventData.id);
  // A review that is not there yet is left to the poll: taking it for deleted would bar it for good.
  if (review === undefined) return eventName === 'service-review-deleted' ? [{ events: [event] }] : [];
  return isOfOthers(review, unit) ? [] : [review];
}

/**
 * Trustpilot signs nothing, so the secret in the address (`?secret=`) must be right, and with API credentials each review
 * is read again before it is believed. Throws RemedyError when that fails: the caller answers 5xx and Trustpilot sends again.
 */
export async function webhook(context: TrustpilotContext, request: RawRequest): Promise<WebhookAnswer> {
  const { webhookSecret } = context.settings;
  if (webhookSecret === undefined)
    return refuse(403, 'this connection has no webhookSecret: set one and put it into the address as ?secret=');
  if (!equalSecrets(request.query['secret'] ?? '', webhookSecret))
    return refuse(401, 'the secret in the address is missing or wrong');
  if (request.method !== 'POST') return refuse(400, 'events come by POST');
  const events = parseBody(request);
  if (events === undefined) return refuse(400, `the body is not {"events": [...]} with at most ${MAX_EVENTS} events`);
  if (!canRead(context.settings)) {
    context.report('degraded', 'webhook events are believed unread: give API credentials to have them checked');
    return {
      type: 'accept',
      payloads: events.map((event) => ({ events: [event], receivedAt: new Date(context.clock.now()).toISOString() })),
    };
  }
  const unit = await businessUnit(context);
  const payloads: unknown[] = [];
  for (const event of events) payloads.push(...(await reread(context, event, unit)));
  return { type: 'accept', payloads };
}
