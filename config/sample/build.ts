import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { facebookPayload } from './build/facebook.ts';
import { isOwnChannel, ownChannelPayload } from './build/own-channels.ts';
import { reviewsPayload } from './build/reviews.ts';
import { fraction, readStory } from './build/story.ts';
import type { Event } from './build/story.ts';
import { xPayload } from './build/x.ts';

const STORY = new URL('./story/', import.meta.url);
const FEED = new URL('./feed.ndjson', import.meta.url);
const CONNECTIONS: Readonly<Record<string, string>> = {
  x: 'bluequill-x',
  facebook: 'bluequill-facebook',
  trustpilot: 'bluequill-trustpilot',
  hellopeter: 'bluequill-hellopeter',
  'google-play': 'bluequill-play',
  'app-store': 'bluequill-app-store',
};
const OWN_CONNECTION = 'bluequill-desk';
/** Review pages hold one to three reviews that were written within this time. */
const PAGE_MS = 2 * 60 * 60_000;

function pageSize(event: Event): number {
  return 1 + Math.floor(fraction('page', event.number) * 3);
}

/** Reviews of one site that are read together: a page, or a webhook body of several events. */
function pages(events: readonly Event[]): readonly (readonly Event[])[] {
  const all: Event[][] = [];
  for (const event of events) {
    const open = all.at(-1);
    const first = open?.[0];
    const fits = first !== undefined && open !== undefined && open.length < pageSize(first) && event.afterMs - first.afterMs < PAGE_MS;
    if (fits && event.kind === 'said' && open.at(-1)?.kind === 'said') open.push(event);
    else all.push([event]);
  }
  return all;
}

function itemsOf(network: string, events: readonly Event[], byNumber: ReadonlyMap<number, Event>): readonly { readonly afterMs: number; readonly connection: string; readonly payload: unknown }[] {
  if (isOwnChannel(network)) return events.map((event) => ({ afterMs: event.afterMs, connection: OWN_CONNECTION, payload: ownChannelPayload(event, network) }));
  const connection = CONNECTIONS[network];
  if (connection === undefined) throw new Error(`The story speaks of a network "${network}" that the sample doesn't have.`);
  if (network === 'x') return events.map((event) => ({ afterMs: event.afterMs, connection, payload: xPayload(event, byNumber) }));
  if (network === 'facebook') return events.map((event) => ({ afterMs: event.afterMs, connection, payload: facebookPayload(event, byNumber) }));
  return pages(events).map((page) => ({ afterMs: page.at(-1)?.afterMs ?? 0, connection, payload: reviewsPayload(page, byNumber) }));
}

const files = readdirSync(STORY)
  .filter((file) => file.endsWith('.txt'))
  .toSorted()
  .map((file) => readFileSync(new URL(file, STORY), 'utf8'));
const story = readStory(files);
const byNumber = new Map(story.map((event) => [event.number, event]));
const inOrder = story.toSorted((a, b) => a.afterMs - b.afterMs || a.number - b.number);
const networks = [...new Set(story.map(({ network }) => network))];
const items = networks
  .flatMap((network) => itemsOf(network, inOrder.filter((event) => event.network === network), byNumber))
  .toSorted((a, b) => a.afterMs - b.afterMs);
writeFileSync(FEED, items.map((item) => `${JSON.stringify(item)}\n`).join(''));
console.log(`${items.length} payloads with ${story.filter(({ kind }) => kind === 'said').length} things said on ${networks.length} networks: ${FEED.pathname}`);
