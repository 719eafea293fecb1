import type { Role } from '../api/types.ts';
import { textOf } from '../i18n/texts.ts';

export const personRoles = ['agent', 'supervisor', 'brand-manager', 'quality-analyst', 'administrator'] as const;
export function roleName(role: Role): string {
  return textOf('settings')(`role-${role}`);
}
export const roleChoices = (): readonly { readonly value: string; readonly label: string }[] =>
  personRoles.map((role) => ({ value: role, label: roleName(role) }));
export function rolesOf(values: readonly string[]): readonly Role[] {
  return personRoles.filter((role) => values.includes(role));
}
