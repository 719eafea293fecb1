import { queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';
import type { Role } from './types.ts';

export interface Account {
  readonly id: string;
  readonly kind: 'person' | 'key';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly invitedUntil: string | null;
  readonly hasPassword: boolean;
}
export interface Invitation {
  readonly token: string;
  readonly link: string;
  readonly expiresAt: string;
}
interface Invited {
  readonly account: Account;
  readonly invitation: Invitation | null;
}
export const accountsKey = ['accounts'] as const;
export const accountsQuery = queryOptions({
  queryKey: accountsKey,
  queryFn: async ({ signal }) => (await request<{ readonly items: readonly Account[] }>('/v1/accounts', { signal })).items,
});

export function invite(person: {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}): Promise<Invited> {
  return request('/v1/accounts', { method: 'POST', body: person });
}
const accountUrl = (id: string, verb: string): string => `/v1/accounts/${encodeURIComponent(id)}/${verb}`;

/** Ends the password they had and gives an invitation to choose another. */
export function resetPassword(id: string): Promise<Invited> {
  return request(accountUrl(id, 'password'), { method: 'POST', body: {} });
}
export function setAccountEnabled(id: string, enabled: boolean): Promise<Account> {
  return request(accountUrl(id, enabled ? 'enable' : 'disable'), { method: 'POST' });
}
/** The secret is shown this once. */
export function createKey(key: {
  readonly name: string;
  readonly roles: readonly Role[];
}): Promise<{ readonly account: Account; readonly secret: string }> {
  return request('/v1/keys', { method: 'POST', body: key });
}
export function revokeKey(id: string): Promise<unknown> {
  return request(`/v1/keys/${encodeURIComponent(id)}`, { method: 'DELETE' });
}
export function acceptInvitation(answer: { readonly token: string; readonly password: string }): Promise<unknown> {
  return request('/v1/invitations/accept', { method: 'POST', body: answer });
}
/** Changes one's own password. Every other sign-in ends, and this one gets another cookie and token: load who is signed in anew. */
export function changePassword(change: { readonly current: string; readonly next: string }): Promise<unknown> {
  return request('/v1/me/password', { method: 'POST', body: change });
}
