import { queryOptions } from '@tanstack/react-query';
import { rememberCsrfToken, request } from './http.ts';
import { keys } from './keys.ts';
import { ApiError } from './problem.ts';
import type { Me, Role, Status } from './types.ts';

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const me = await request<Me>('/v1/me', { signal });
      rememberCsrfToken(me.csrf);
      return me;
    } catch (error) {
      if (error instanceof ApiError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export const statusQuery = queryOptions({
  queryKey: keys.status,
  queryFn: ({ signal }) => request<Status>('/v1/status', { signal }),
  refetchInterval: 15_000,
});

export function signIn(credentials: { readonly email: string; readonly password: string }): Promise<unknown> {
  return request('/v1/sign-in', { method: 'POST', body: credentials });
}
export function signOut(): Promise<unknown> {
  return request('/v1/sign-out', { method: 'POST' });
}

const workingRoles: readonly Role[] = ['agent', 'supervisor', 'administrator', 'service'];
const correctingRoles: readonly Role[] = ['agent', 'supervisor', 'brand-manager', 'quality-analyst', 'administrator'];
const settingRoles: readonly Role[] = ['supervisor', 'brand-manager', 'quality-analyst', 'administrator', 'service'];
const supervisingRoles: readonly Role[] = ['supervisor', 'administrator', 'service'];

/** May claim and answer cases. The server decides; this only hides what it would refuse. */
export function mayWork(me: Me | null | undefined): boolean {
  return me?.roles.some((role) => workingRoles.includes(role)) ?? false;
}
/** May set right what was understood. */
export function mayCorrect(me: Me | null | undefined): boolean {
  return me?.roles.some((role) => correctingRoles.includes(role)) ?? false;
}
/** Has a use for the settings: sees the connections, and whoever may changes them. */
export function maySeeSettings(me: Me | null | undefined): boolean {
  return me?.roles.some((role) => settingRoles.includes(role)) ?? false;
}
/** May replay what was set aside, and sees the board. */
export function maySupervise(me: Me | null | undefined): boolean {
  return me?.roles.some((role) => supervisingRoles.includes(role)) ?? false;
}
const has = (me: Me | null | undefined, roles: readonly Role[]): boolean =>
  me?.roles.some((role) => roles.includes(role)) ?? false;

/** May take a case from whoever holds it, and decide disputes. */
export function mayTakeOver(me: Me | null | undefined): boolean {
  return has(me, ['supervisor']);
}
/** May draw samples and give scores. */
export function mayJudge(me: Me | null | undefined): boolean {
  return has(me, ['supervisor', 'quality-analyst']);
}
/** Sees scores: agents those of their own work. */
export function maySeeQuality(me: Me | null | undefined): boolean {
  return has(me, ['agent', 'supervisor', 'quality-analyst']);
}
/** Has a use for the list of incidents; whoever reads cases may open the one of a case. */
export function maySeeIncidents(me: Me | null | undefined): boolean {
  return has(me, ['supervisor', 'brand-manager', 'administrator']);
}
/** Sees the agent report: agents their own line. */
export function maySeeReports(me: Me | null | undefined): boolean {
  return has(me, ['agent', 'supervisor', 'quality-analyst', 'administrator', 'service']);
}
