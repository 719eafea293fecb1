import type { Macro } from '../../../domain/index.ts';
import type { Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { notFound } from '../../problems.ts';

const keepers = ['supervisor', 'administrator'] as const;

/** Whether somebody may make texts that everybody uses. */
export function keepsShared({ roles }: Pick<Caller, 'roles'>): boolean {
  return keepers.some((role) => roles.has(role));
}

/**
 * A macro that the caller may use.
 * @throws Problem 404 when there is none, and when it is somebody else's own
 */
export async function macroFor(deps: ApiDeps, id: string, caller: Caller): Promise<Macro> {
  const macro = await deps.stores.macros.get(id);
  if (!macro || (!macro.shared && macro.owner.id !== caller.id)) throw notFound('this macro');
  return macro;
}
