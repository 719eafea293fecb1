import { z } from 'zod';
import type { AnyConnector, Connector } from '../src/ports/connector.ts';

/** A manifest that claims what the code lacks, or code that the manifest keeps quiet about. */
export class ManifestError extends Error {
  readonly code = 'manifest-mismatch';

  constructor(message: string) {
    super(message);
    this.name = 'ManifestError';
  }
}

/** Each claim of a manifest and the ability that it needs. */
const CLAIMS = [
  ['poll', 'poll'],
  ['listen', 'listen'],
  ['webhook', 'webhook'],
] as const;

/** Throws {@link ManifestError} when a connector's manifest and code don't say the same. */
export function assertManifest(
  connector: Pick<AnyConnector, 'manifest' | 'poll' | 'listen' | 'webhook' | 'findRemoved' | 'capability'>,
): void {
  const { manifest } = connector;
  for (const [claim, ability] of CLAIMS) {
    const claimed = manifest[claim] !== undefined;
    if (claimed === (connector[ability] !== undefined)) continue;
    const fault = claimed ? `claims ${claim}, which its code lacks` : `does not name ${claim}, which its code has`;
    throw new ManifestError(`The manifest of ${manifest.id} ${fault}: correct connectors/${manifest.id}/index.ts`);
  }
  if (manifest.reply !== undefined && connector.capability === undefined) {
    throw new ManifestError(`The manifest of ${manifest.id} describes replies but its code has no capability()`);
  }
  const { deletions } = manifest.compliance;
  const canAsk = connector.findRemoved !== undefined;
  if ((deletions === 'recheck' && !canAsk) || (deletions === 'none' && canAsk)) {
    throw new ManifestError(
      `The manifest of ${manifest.id} says deletions: '${deletions}' and its code has ${canAsk ? 'a' : 'no'} findRemoved()`,
    );
  }
}

/**
 * Makes a connector an entry of the list: checks its manifest and hides the type of its settings, which only it knows.
 * What `settingsSchema` of an entry parses may therefore be handed to that entry alone.
 */
export function entry<Settings>(connector: Connector<Settings>): AnyConnector {
  assertManifest(connector);
  return { ...connector, settingsSchema: connector.settingsSchema.pipe(z.custom<never>(() => true)) };
}

/** The connector of that id or alias (`twitter` is `x`), in any case; undefined when there is none. */
export function findIn(list: readonly AnyConnector[], idOrAlias: string): AnyConnector | undefined {
  const wanted = idOrAlias.trim().toLowerCase();
  return list.find(({ manifest }) => manifest.id === wanted || (manifest.aliases ?? []).includes(wanted));
}
