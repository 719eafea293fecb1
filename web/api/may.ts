import type { Me, Role } from './types.ts';

/** What pages that come later offer to whom. The server decides; these only hide what it would refuse. */
const has = (me: Me | null | undefined, roles: readonly Role[]): boolean =>
  me?.roles.some((role) => roles.includes(role)) ?? false;

/** May take whole lists away as files. */
export function mayExport(me: Me | undefined): boolean {
  return has(me, ['supervisor', 'brand-manager', 'quality-analyst', 'administrator', 'service']);
}
/** May add topics to a brand's taxonomy. */
export function mayShapeTopics(me: Me | undefined): boolean {
  return has(me, ['supervisor', 'brand-manager', 'administrator']);
}
/** May say that an alert was seen. */
export function mayAcknowledge(me: Me | undefined): boolean {
  return has(me, ['supervisor', 'brand-manager', 'administrator']);
}
/** May decide about incidents. */
export function mayDecideIncidents(me: Me | undefined): boolean {
  return has(me, ['supervisor', 'administrator']);
}
/** May give links to a brand's numbers to people without an account. */
export function mayShare(me: Me | undefined): boolean {
  return has(me, ['supervisor', 'brand-manager', 'quality-analyst', 'administrator']);
}
