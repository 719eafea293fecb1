import type { Brand, Network, NormalisedMention } from '../domain/index.ts';
import { MalformedPayloadError, type AnyConnector, type NormaliseContext } from '../ports/connector.ts';
import type { PlacesGone } from './forget-places.ts';
import { drop, ok, park, type Outcome } from './outcome.ts';

/** A batch read: what was said, and what is gone. */
export interface Read {
  readonly items: readonly Outcome<NormalisedMention>[];
  readonly removed: readonly string[];
  readonly removedAuthors: readonly string[];
  readonly placesGone: PlacesGone;
}

const EARLIEST = 0;
/** Clocks of networks and ours differ; what claims to come from later than this is a mistake. */
const AHEAD_MS = 86_400_000;

/** The accounts of a brand on a network, as connectors compare them. */
export function ownAccountsOf(brand: Brand, network: Network): NormaliseContext {
  return { ownAccounts: new Set((brand.ownAccounts[network] ?? []).map((name) => name.replace(/^@/u, '').toLowerCase())) };
}

/** Unicode that no store and no page can hold is mended here, once: what follows trusts every text. */
function sound(mention: NormalisedMention): NormalisedMention {
  const { author } = mention;
  return {
    ...mention,
    text: clean(mention.text),
    author: {
      ...author,
      handle: author.handle === null ? null : clean(author.handle),
      name: author.name === null ? null : clean(author.name),
    },
  };
}

const clean = (text: string): string => (text.includes('\u0000') ? text.replaceAll('\u0000', '') : text).toWellFormed();

function judge(mention: NormalisedMention, now: number, payload: unknown): Outcome<NormalisedMention> {
  const postedAt = Date.parse(mention.postedAt);
  if (!(postedAt >= EARLIEST && postedAt <= now + AHEAD_MS)) {
    return park({ reason: 'implausible-time', detail: `postedAt of ${mention.externalId} is ${mention.postedAt}`, payload });
  }
  return ok(sound(mention));
}

const fits = (text: string, terms: readonly string[]): boolean => {
  const lower = text.toLowerCase();
  return terms.some((term) => lower.includes(term.toLowerCase()));
};

/** A fault of the connector's own must not hold up the good ones around it either. */
function unread(error: unknown, payload: unknown): Outcome<never> {
  if (!(error instanceof MalformedPayloadError)) {
    return park({ reason: 'connector-fault', detail: error instanceof Error ? error.message : 'unknown', payload });
  }
  return park({ reason: error.code, detail: error.path === '' ? error.message : `${error.path}: ${error.message}`, payload });
}

/** Reads a batch's payloads, each by itself: a broken one is parked and the good ones around it go on. Pure. */
export function readPayloads(
  payloads: readonly unknown[],
  context: { readonly connector: AnyConnector; readonly brand: Brand; readonly network: Network; readonly now: number },
): Read {
  const own = ownAccountsOf(context.brand, context.network);
  const items: Outcome<NormalisedMention>[] = [];
  const removed: string[] = [];
  const removedAuthors: string[] = [];
  const placesGone: { readonly things: string[]; readonly authors: string[] } = { things: [], authors: [] };
  for (const payload of payloads) {
    try {
      const read = context.connector.normalise(payload, own);
      for (const mention of read.mentions) {
        const excluded = !mention.own && mention.visibility === 'public' && fits(mention.text, context.brand.exclude);
        items.push(excluded ? drop('excluded-term', mention.externalId) : judge(mention, context.now, payload));
      }
      removed.push(...read.removed);
      removedAuthors.push(...read.removedAuthors);
      placesGone.things.push(...(read.placesGone?.things ?? []));
      placesGone.authors.push(...(read.placesGone?.authors ?? []));
      for (const { reason, externalId } of read.ignored) items.push(drop(reason, externalId ?? null));
    } catch (error) {
      items.push(unread(error, payload));
    }
  }
  return { items, removed, removedAuthors, placesGone };
}
