import { hex, shownName } from './names.ts';
import type { Event } from './story.ts';

const KINDS = { email: 'email', chat: 'message', call: 'call' } as const;

export const isOwnChannel = (network: string): network is keyof typeof KINDS => network in KINDS;

/** An item as the airline's own systems hand it in by the intake. The first option after the address is the name. */
export function ownChannelPayload(event: Event, network: keyof typeof KINDS): unknown {
  const name = event.words.find((word) => /^\p{Lu}/u.test(word)) ?? event.author;
  return {
    externalId: `${network}-${hex(16, network, event.number)}`,
    kind: KINDS[network],
    text: event.text,
    postedAt: '{{iso}}',
    lang: event.lang,
    author: { externalId: event.author, handle: network === 'email' ? event.author : null, name: shownName(name) },
  };
}
