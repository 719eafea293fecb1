import { z } from 'zod';
import type { HttpResponse } from '../ports/http.ts';

/** What the routing service made of an event. */
export type RoutingAnswer =
  | {
      readonly type: 'ack';
      readonly owner: { readonly kind: 'agent' | 'queue'; readonly id: string } | null;
      readonly externalId: string | null;
      /** Of HTTP, where it was spoken. */
      readonly status?: number;
    }
  | { readonly type: 'gone' }
  | { readonly type: 'failed'; readonly reason: string; readonly waitMs: number | null; readonly status?: number };

const ownerBody = z.object({
  owner: z.object({ kind: z.enum(['agent', 'queue']), id: z.string().min(1).max(256) }).optional(),
  externalId: z.string().min(1).max(256).optional(),
});

const MAX_WAIT_MS = 3_600_000;

/** Milliseconds that a `Retry-After` header (seconds, or an HTTP date) asks for; null when there is none to be understood. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const ms = /^\d+$/u.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(MAX_WAIT_MS, Math.max(0, ms)) : null;
}

/** Reads an answer as the contract says: any 2xx is an ack, 410 ends it, everything else is tried again. Pure. */
export function readAnswer(response: HttpResponse, now: number): RoutingAnswer {
  const { status } = response;
  if (status >= 200 && status < 300) {
    const parsed = ownerBody.safeParse(bodyOf(response));
    return {
      type: 'ack',
      owner: parsed.success ? (parsed.data.owner ?? null) : null,
      externalId: parsed.success ? (parsed.data.externalId ?? null) : null,
      status,
    };
  }
  if (status === 410) return { type: 'gone' };
  const waits = status === 429 || status === 503;
  return {
    type: 'failed',
    status,
    reason: `http-${status}`,
    waitMs: waits ? retryAfterMs(response.headers['retry-after'], now) : null,
  };
}

function bodyOf(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.text()) as unknown;
  } catch {
    // An ack without a body, or with one that says nothing to us, is an ack.
    return undefined;
  }
}
