import { queryOptions } from '@tanstack/react-query';
import { request } from './http.ts';

export interface MacroActions {
  readonly status: string | null;
  readonly priority: string | null;
  readonly topic: string | null;
  readonly note: string | null;
}
export interface MacroToKeep {
  readonly id?: string;
  readonly brand: string | null;
  readonly language: string | null;
  readonly topic: string | null;
  readonly name: string;
  readonly text: string;
  readonly shared: boolean;
  readonly actions: MacroActions;
}
export interface KeptMacro extends MacroToKeep {
  readonly id: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly uses: number;
  readonly solved: number;
  readonly reopened: number;
}
export const keptMacrosKey = ['kept-macros'] as const;
export const keptMacrosQuery = queryOptions({
  queryKey: keptMacrosKey,
  queryFn: ({ signal }) =>
    request<{ readonly items: readonly KeptMacro[]; readonly variables: readonly string[] }>('/v1/macros', { signal }),
});
export function keepMacro(macro: MacroToKeep): Promise<KeptMacro> {
  return request('/v1/macros', { method: 'POST', body: macro });
}
export function removeMacro(id: string): Promise<unknown> {
  return request(`/v1/macros/${encodeURIComponent(id)}`, { method: 'DELETE' });
}
