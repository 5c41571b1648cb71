import ipaddr from 'ipaddr.js';

/** Of an IPv6 address, what a provider gives to one line at least (RFC 6177): whoever has it has 2^64 addresses in it. */
const LINE_BITS = 64;

/** The line that an address belongs to, as limits count it: in IPv4 the address itself, also where it is written as IPv6. */
export function lineOf(said: string): string {
  const address = withoutPort(said);
  if (!ipaddr.isValid(address)) return address;
  const known = ipaddr.process(address);
  return known.kind() === 'ipv4' ? known.toString() : networkOf(known as ipaddr.IPv6);
}

function networkOf(address: ipaddr.IPv6): string {
  return ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${LINE_BITS}`).toString();
}

/** Some proxies add the port, too, which is another one each time. */
function withoutPort(said: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(said)?.[1] ?? /^([\d.]+):\d+$/.exec(said)?.[1] ?? said;
}
