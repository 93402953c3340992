/** Keeps requests off the machine itself and off the network that it is in: a thread may name any address. */
import dns from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Ranges that are not public: IANA's special-purpose registries for IPv4 and IPv6. */
const PRIVATE = new BlockList();
for (const range of [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4"],
]) {
  const [network = "", bits] = range.split("/");
  PRIVATE.addSubnet(network, Number(bits), "ipv4");
}

/** Of IPv6 only this range is given to the public (RFC 4291); NAT64 and 6to4 addresses hold one of IPv4. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet("2000::", 3, "ipv6");
const NOT_PUBLIC_6 = new BlockList();
for (const [network, bits] of [
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2001::", 23],
  ["3fff::", 20],
] as const)
  NOT_PUBLIC_6.addSubnet(network, bits, "ipv6");

/** Whether an IP address is one that anybody on the internet can reach. @param address without brackets */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !PRIVATE.check(address, "ipv4");
  return PUBLIC_6.check(address, "ipv6") && !NOT_PUBLIC_6.check(address, "ipv6");
}

/** Said of a host that is not public. */
export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} is not a public address`);
  }
}

/** @throws PrivateAddress if the host of an address is an IP address and not a public one */
export function refusePrivate(url: URL): void {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddress(host);
}

/** Resolves a host's name for a connection, to public addresses only. What is connected to is what was checked. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return callback(error, "", 0);
    const allowed = found.filter(({ address }) => isPublic(address));
    const [first] = allowed;
    if (!first) return callback(new PrivateAddress(hostname), "", 0);
    if (options.all) return callback(null, allowed);
    callback(null, first.address, first.family);
  });
};
