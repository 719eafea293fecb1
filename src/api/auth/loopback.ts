/** How a request reached us, as far as it can be trusted: the socket, and headers that only make us more careful. */
export interface Origin {
  /** The other end of the socket, never a forwarded address. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

function isLoopbackAddress(address: string): boolean {
  const v4 = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return address === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(v4);
}

/** Name part of a `Host` header: without port, brackets kept off. */
function hostName(host: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(host)?.[1];
  return (bracketed ?? host.replace(/:\d+$/, '')).toLowerCase();
}

/**
 * Whether somebody at this very machine asks for this machine by a name of its own. The name is checked because a
 * browser can be led to send a stranger's page's requests here under that page's name (DNS rebinding); a request that a
 * proxy passed on comes from elsewhere, whatever its socket says.
 */
export function isLocal(origin: Origin): boolean {
  if (!isLoopbackAddress(origin.address)) return false;
  if (proxied.some((name) => origin.headers[name] !== undefined)) return false;
  const name = hostName(origin.headers['host'] ?? '');
  return name === 'localhost' || name.endsWith('.localhost') || isLoopbackAddress(name);
}

/** Whether a browser says that another site's page made this request. A program sends neither header. */
export function isCrossSite(headers: Readonly<Record<string, string>>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = headers['origin'];
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== headers['host']?.toLowerCase();
}
