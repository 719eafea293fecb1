import ipaddr from 'ipaddr.js';

export type AddressKind = 'public' | 'loopback' | 'private';

/** An http or https address, or undefined for anything else, such as one with a user name in it. */
export function parseHttpAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  return isHttp && url.username === '' && url.password === '' ? url : undefined;
}

/** What the address says of itself, without asking for names: a name may still lead anywhere, which is looked at when it is called. */
export function addressKind(url: URL): AddressKind {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  if (!ipaddr.isValid(host)) return 'public';
  const range = ipaddr.process(host).range();
  if (range === 'loopback') return 'loopback';
  return range === 'unicast' ? 'public' : 'private';
}
