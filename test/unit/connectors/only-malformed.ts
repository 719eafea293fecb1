import fc from 'fast-check';
import { MalformedPayloadError, type NormaliseContext, type Normalised } from '../../../src/ports/connector.ts';

type Normalise = (payload: unknown, context: NormaliseContext) => Normalised;

const context: NormaliseContext = { ownAccounts: new Set(['acme']) };

function check(normalise: Normalise, payload: unknown): boolean {
  try {
    const result = normalise(payload, context);
    const times = result.mentions.flatMap((mention) => [mention.postedAt, mention.editedAt ?? mention.postedAt]);
    const isWhole = result.mentions.every(
      (mention) => mention.externalId !== '' && mention.threadId !== '' && mention.text.isWellFormed(),
    );
    return isWhole && times.every((time) => new Date(time).toISOString() === time);
  } catch (error) {
    return error instanceof MalformedPayloadError;
  }
}

/** Puts arbitrary JSON in place of one value somewhere inside a good payload. */
function withDamage(payload: unknown, damage: unknown, seed: number): unknown {
  if (Array.isArray(payload) && payload.length > 0) {
    const at = seed % payload.length;
    return payload.map((item: unknown, index) =>
      index === at ? withDamage(item, damage, Math.floor(seed / payload.length)) : item,
    );
  }
  if (typeof payload === 'object' && payload !== null && Object.keys(payload).length > 0) {
    const names = Object.keys(payload);
    const chosen = names[seed % names.length];
    return Object.fromEntries(
      Object.entries(payload).map(([name, value]) => [
        name,
        name === chosen ? withDamage(value, damage, Math.floor(seed / names.length)) : value,
      ]),
    );
  }
  return damage;
}

/**
 * Fails unless `normalise` gives a sound result or throws MalformedPayloadError, for arbitrary JSON, for good payloads
 * with one value replaced by arbitrary JSON, and for arbitrary JSON under the names the network uses.
 */
export function expectOnlyMalformed(normalise: Normalise, good: readonly unknown[], names: readonly string[]): void {
  const json = fc.jsonValue({ maxDepth: 4 });
  fc.assert(fc.property(json, (payload) => check(normalise, payload)));
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...names), json), (payload) => check(normalise, payload)));
  fc.assert(
    fc.property(fc.constantFrom(...good), json, fc.nat(), (payload, damage, seed) =>
      check(normalise, withDamage(payload, damage, seed)),
    ),
    { numRuns: 400 },
  );
}
