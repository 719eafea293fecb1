import { request, requestTagged } from './http.ts';
import type { Conclusion, Draft, Reply, Visibility } from './reply-types.ts';

interface ReplyProblem {
  readonly code: 'empty' | 'reply-not-available' | 'window-closed' | 'too-long' | 'private-data-in-public-reply';
  readonly message: string;
  readonly spans?: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
}

/** What a draft would meet if it were sent now, counted as the network counts. */
export interface ReplyCheck {
  readonly mention: string;
  readonly visibility: Visibility;
  readonly length: number;
  readonly maxLength: number | null;
  readonly problems: readonly ReplyProblem[];
  readonly conclusions: readonly Conclusion[];
  readonly contradicts: boolean;
  readonly needsApproval: string | null;
}

const caseUrl = (id: string): string => `/v1/cases/${encodeURIComponent(id)}`;

export interface ReplyToSend {
  readonly text: string;
  readonly mention: string;
  readonly visibility: Visibility;
  readonly followUp: boolean;
  readonly approval: boolean;
  readonly source: string | null;
}

/**
 * Answers the customer, on the case as it was seen at `etag`. The key makes a repeated call the same call.
 * @throws ApiError 409 owned by another, 412 changed since, 422 not as it is
 */
export function sendReply(options: {
  readonly caseId: string;
  readonly etag: string;
  readonly reply: ReplyToSend;
  readonly idempotencyKey: string;
}): Promise<{ readonly reply: Reply }> {
  return request(`${caseUrl(options.caseId)}/replies`, {
    method: 'POST',
    body: options.reply,
    headers: { 'if-match': options.etag, 'idempotency-key': options.idempotencyKey },
  });
}

/** Keeps what is typed and says what it would meet. */
export function keepDraft(
  caseId: string,
  draft: Pick<Draft, 'text' | 'mention' | 'visibility' | 'source'>,
  signal?: AbortSignal,
): Promise<{ readonly draft: Draft; readonly check: ReplyCheck }> {
  return request(`${caseUrl(caseId)}/draft`, { method: 'POST', body: draft, ...(signal === undefined ? {} : { signal }) });
}

export function dropDraft(caseId: string): Promise<unknown> {
  return request(`${caseUrl(caseId)}/draft`, { method: 'DELETE' });
}

export type ReplyDecision =
  | { readonly verb: 'approve'; readonly body: { readonly text?: string } }
  | { readonly verb: 'reject'; readonly body: { readonly reason: string } }
  | { readonly verb: 'withdraw' | 'retry' | 'confirm'; readonly body: Readonly<Record<string, never>> };

/** Decides about an answer that waits or failed. `etag`: of its case. */
export async function decideReply(id: string, decision: ReplyDecision, etag: string): Promise<void> {
  await requestTagged(`/v1/replies/${encodeURIComponent(id)}/${decision.verb}`, {
    method: 'POST',
    body: decision.body,
    headers: { 'if-match': etag },
  });
}

export interface Suggestion {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly title: string | null;
  readonly caseNumber?: number | null;
  readonly uses: number;
  readonly why?: string | null;
}

/** Answers that helped others on the same topic, and macros. */
/** `frozenBy`: the open incident because of which nothing is suggested. */
export interface Suggested {
  readonly items: readonly Suggestion[];
  readonly frozenBy?: string | null;
}

export function suggestionsFor(caseId: string, signal: AbortSignal): Promise<Suggested> {
  return request(`${caseUrl(caseId)}/suggestions`, { signal });
}

export function noteSuggestionUsed(id: string, caseId: string): Promise<unknown> {
  return request(`/v1/suggestions/${encodeURIComponent(id)}/used`, { method: 'POST', body: { case: caseId } });
}

export interface Macro {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export async function macrosQuery(signal: AbortSignal): Promise<readonly Macro[]> {
  return (await request<{ readonly items: readonly Macro[] }>('/v1/macros', { signal })).items;
}

/** A macro with this case's values in it; `missing` names the variables that had none. */
export function renderMacro(id: string, caseId: string): Promise<{ readonly text: string; readonly missing: readonly string[] }> {
  return request(`/v1/macros/${encodeURIComponent(id)}/render`, { method: 'POST', body: { case: caseId } });
}
