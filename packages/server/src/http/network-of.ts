import ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that are given to one house: whoever has them has 2^64 addresses (RFC 6177, RFC 7421). */
const HOUSE_BITS = 64;

/** Gives what limits count by: an IPv4 address, also where it is wrapped in IPv6, or the network of an IPv6 one. Pure. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${HOUSE_BITS}`);
  return `${network.toString()}/${HOUSE_BITS}`;
}
