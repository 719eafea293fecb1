import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { RemedyError } from '../../src/ports/remedy.ts';

export interface AddressRules {
  /** Lets loopback and private networks through; never link-local and the clouds' metadata services. */
  readonly allowPrivate: boolean;
}

type Address = ReturnType<typeof ipaddr.parse>;

const PRIVATE_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'uniqueLocal', 'carrierGradeNat']);

/** Where clouds answer with a machine's credentials and which are no link-local addresses, so `allowPrivate` would let them through. */
const METADATA_SERVICES: ReadonlySet<string> = new Set([
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd20:ce::254',
]);

const NAT64_PREFIX = ipaddr.parseCIDR('64:ff9b::/96');
const IPV4_COMPATIBLE_PREFIX = ipaddr.parseCIDR('::/96');
const IPV4_BYTES = 4;

function lastFourBytes(address: Address): Address {
  return ipaddr.fromByteArray(address.toByteArray().slice(-IPV4_BYTES));
}

/** The IPv4 address inside an IPv6 one, where the packet would end up there; else the address itself. */
function unwrap(address: Address): Address {
  if (address.kind() !== 'ipv6') return address;
  if (address.range() === 'ipv4Mapped' || address.match(NAT64_PREFIX)) return lastFourBytes(address);
  return address;
}

/** Whether a request may go to this IP address (not a host name). What is no address at all is not allowed. */
export function isAddressAllowed(ip: string, rules: AddressRules): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = unwrap(ipaddr.parse(ip));
  if (METADATA_SERVICES.has(address.toString())) return false;
  const range = address.range();
  if (rules.allowPrivate && PRIVATE_RANGES.has(range)) return true;
  if (address.kind() === 'ipv6' && address.match(IPV4_COMPATIBLE_PREFIX)) return false;
  return range === 'unicast';
}

function forbidden(what: string, why: string): RemedyError {
  return new RemedyError({
    remedy: 'give-up',
    code: 'forbidden-address',
    message: `Refused to call ${what}: ${why}`,
    notDone: true,
  });
}

const PRIVATE_HINT =
  'it is private, link-local or otherwise reserved; use a public address, or allow private addresses in the settings';

/**
 * Checks an outgoing address as far as it can be without asking DNS: http or https, no user name or password in it, and
 * no forbidden IP address as its host (also in the notations 0x7f.1, 2130706433 and [::ffff:127.0.0.1]). Host names are
 * checked when they are resolved, by {@link guardedLookup}: use both, a connection to a literal address does no lookup.
 * Throws RemedyError `give-up` with code `forbidden-address`; its message holds the origin only, as paths and queries
 * may hold secrets.
 */
export function assertAddressAllowed(url: string, rules: AddressRules): URL {
  if (!URL.canParse(url)) throw forbidden('an address', 'it is not an absolute http or https address');
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw forbidden(`a ${parsed.protocol} address`, 'only http and https are spoken');
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw forbidden(parsed.origin, 'the address holds a user name or password; give credentials in their own fields');
  }
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAddressAllowed(host, rules)) throw forbidden(parsed.origin, PRIVATE_HINT);
  return parsed;
}

type Resolve = (
  hostname: string,
  options: { readonly all: true; readonly family: number; readonly hints?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

function familyNumber(family: unknown): number {
  if (family === 'IPv4') return 4;
  if (family === 'IPv6') return 6;
  return typeof family === 'number' ? family : 0;
}

/**
 * A `lookup` for sockets and agents: resolves the host once, refuses it when one of its addresses is forbidden, and hands
 * the checked addresses to the very connection that is being made, so that a second DNS answer can change nothing.
 * `resolver` stands in for DNS in tests.
 */
export function guardedLookup(rules: AddressRules, resolver: Resolve = resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolver(hostname, { all: true, family: familyNumber(options.family) }, (error, addresses) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const first = addresses[0];
      if (first === undefined) {
        callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '', 0);
        return;
      }
      if (!addresses.every(({ address }) => isAddressAllowed(address, rules))) {
        callback(forbidden(hostname, PRIVATE_HINT), '', 0);
        return;
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
