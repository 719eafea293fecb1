import { statementKinds, type StatementKind } from '../../domain/index.ts';
import type { ToldBy } from '../actions.ts';

const PREFIX = 'incident-';

/** The `source` of an answer that speaks on behalf of an incident. */
export function sourceOf({ incident, kind }: { readonly incident: string; readonly kind: StatementKind }): string {
  return `${PREFIX}${kind}:${incident}`;
}

/** On whose behalf an answer of that source speaks; undefined for its writer's own words. */
export function toldBySource(source: string | null): ToldBy | undefined {
  const kind = statementKinds.find((one) => source?.startsWith(`${PREFIX}${one}:`));
  return kind && source !== null ? { kind, incident: source.slice(`${PREFIX}${kind}:`.length) } : undefined;
}

/** A source that somebody names for words of their own. */
export function ownSource(source: string | null): string | null {
  return toldBySource(source) ? null : source;
}
