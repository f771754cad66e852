import ipaddr from 'ipaddr.js';

/** Which addresses that others chose may be asked; set by whoever runs the server, never by whoever names one. */
export interface TargetSettings {
  /** Ports beside 443. */
  readonly ports: readonly number[];
  /** Networks of the organisation that may be reached although they are private, as CIDR blocks. */
  readonly networks: readonly string[];
  /** Receivers on this machine, also by `http:` and on any port. For development alone. */
  readonly loopback: boolean;
}

/** Public addresses by `https:` on port 443, and nothing else. */
export const TARGETS_DEFAULT: TargetSettings = { ports: [], networks: [], loopback: false };

/** Why an address is not asked. */
export type TargetRefusal =
  | 'malformed'
  | 'not_https'
  | 'user_in_address'
  | 'fragment_in_address'
  | 'port_not_allowed'
  | 'address_not_public';

const URL_MAX = 2048;
/** Unicast addresses that give credentials of the machine to whoever asks from it (Azure). */
const METADATA: ReadonlySet<string> = new Set(['168.63.129.16']);
/** All that is given out for global unicast (IANA IPv6 Global Unicast Address Assignments). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Checks the address of a receiver, before its name is looked up. Where the host is an IP address, in any
 * spelling, that is checked, too.
 *
 * @returns the address as it is asked, or why not
 */
export function parseTarget(text: string, settings: TargetSettings): URL | TargetRefusal {
  const url = text.length > URL_MAX ? null : URL.parse(text);
  if (url === null) return 'malformed';
  const here = settings.loopback && isLoopbackName(url.hostname);
  if (url.protocol !== 'https:' && !(here && url.protocol === 'http:')) return 'not_https';
  if (url.username !== '' || url.password !== '') return 'user_in_address';
  if (url.hash !== '') return 'fragment_in_address';
  if (url.port !== '' && !here && !settings.ports.includes(Number(url.port))) return 'port_not_allowed';
  if (!here && isLoopbackName(url.hostname)) return 'address_not_public';
  const literal = literalOf(url);
  return literal === null || isReachable(literal, settings) ? url : 'address_not_public';
}

/** Gives the IP address that is the host of a URL; `null` for a name. */
export function literalOf({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) ? bare : null;
}

/**
 * Tells whether an IP address may be asked: a global unicast one, not one that stands for another
 * (mapped, translated, tunnelled), nor one by which a machine learns its credentials; or one in the
 * organisation's own networks.
 *
 * @param address as a resolver gives it
 */
export function isReachable(address: string, settings: TargetSettings): boolean {
  if (!ipaddr.isValid(address) || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toString())) return false;
  const range = parsed.range();
  if (range === 'loopback') return settings.loopback;
  // A link of this machine is nobody's network: 169.254.169.254 is on it.
  if (range === 'linkLocal') return false;
  if (settings.networks.some((network) => isWithin(parsed, network))) return true;
  if (range !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || (parsed.match(GLOBAL_UNICAST) && !isIsatap(parsed));
}

/** Tells whether a text is a CIDR block, such as `10.20.0.0/16`. */
export function isNetwork(text: string): boolean {
  return ipaddr.isValidCIDR(text);
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [block, bits] = ipaddr.parseCIDR(network);
  return block.kind() === address.kind() && address.match(block, bits);
}

/** An address that ends in an IPv4 address (RFC 5214 § 6.1). */
function isIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , a = 0, b = 0] = address.parts;
  return (a & ~0x0200) === 0 && b === 0x5efe;
}

function isLoopbackName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  const bare = name.replace(/^\[(.*)\]$/, '$1');
  return ipaddr.isValid(bare) && ipaddr.parse(bare).range() === 'loopback';
}
