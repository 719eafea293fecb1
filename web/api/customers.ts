import { request } from './http.ts';
import type { Identity } from './types.ts';

/** Somebody who may be the same person, with why. */
export interface Match {
  readonly customer: string;
  readonly name: string | null;
  readonly identities: readonly Identity[];
  readonly evidence: readonly { readonly kind: string; readonly text: string }[];
  readonly strength: number;
}

interface Linked {
  readonly linked: readonly { readonly id: string; readonly name: string | null; readonly identities: readonly Identity[] }[];
}

const urlOf = (id: string): string => `/v1/customers/${encodeURIComponent(id)}`;

export async function matchesOf(customer: string, signal: AbortSignal): Promise<readonly Match[]> {
  return (await request<{ readonly items: readonly Match[] }>(`${urlOf(customer)}/matches`, { signal })).items;
}

/** Accounts that somebody said are the same person. */
export async function linkedTo(customer: string, signal: AbortSignal): Promise<Linked['linked']> {
  return (await request<Linked>(urlOf(customer), { signal })).linked;
}

export function link(customer: string, other: string): Promise<unknown> {
  return request(`${urlOf(customer)}/links`, { method: 'POST', body: { customer: other, evidence: 'agent-confirmed' } });
}

export function unlink(customer: string, other: string): Promise<unknown> {
  return request(`${urlOf(customer)}/links/${encodeURIComponent(other)}`, { method: 'DELETE' });
}

/** They are two people: neither is suggested for the other again. */
export function declineMatch(customer: string, other: string): Promise<unknown> {
  return request(`${urlOf(customer)}/matches/${encodeURIComponent(other)}`, { method: 'DELETE' });
}

/** Takes {@link declineMatch} back. */
export function allowMatch(customer: string, other: string): Promise<unknown> {
  return request(`${urlOf(customer)}/matches`, { method: 'POST', body: { customer: other } });
}
