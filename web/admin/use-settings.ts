import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../api/settings.ts';
import type { Me } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';

export function administers(me: Me | undefined): boolean {
  return me?.roles.includes('administrator') ?? false;
}
/** May change what is listened for. */
export function shapesBrands(me: Me | undefined): boolean {
  return me?.roles.some((role) => role === 'administrator' || role === 'brand-manager') ?? false;
}
/** May read the settings as a whole. */
export function readsSettings(me: Me | undefined): boolean {
  return me?.roles.some((role) => role === 'supervisor' || role === 'brand-manager' || role === 'administrator') ?? false;
}
export function useAdministers(): boolean {
  return administers(useMe());
}
export function useSettings() {
  return useQuery(settingsQuery);
}
