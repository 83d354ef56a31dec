import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Ranges that are no place on the public internet: private, local, shared, reserved, and for several receivers. */
const notPublic = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(net, prefix, 'ipv4');
}
/** Tunnels carry an address of the fourth version, which nobody would check. */
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notPublic.addSubnet(net, prefix, 'ipv6');
}
const globalIpv6 = new BlockList();
globalIpv6.addSubnet('2000::', 3, 'ipv6');

/** True for an address that anybody on the internet may reach. An address in another's disguise is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !notPublic.check(address, 'ipv4');
  return isIPv6(address) && globalIpv6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6');
}

export interface AddressRules {
  /** Tests alone allow http and addresses of this machine. */
  readonly local: boolean;
}
export type UrlProblem = 'no-url' | 'not-https' | 'credentials' | 'private';
export const longestUrl = 500;

/** Finds what is wrong with an endpoint's URL, before its name is looked up. */
export function urlProblem(text: string, { local }: AddressRules): UrlProblem | null {
  if (text.length > longestUrl || !URL.canParse(text)) return 'no-url';
  const { protocol, username, password, hostname } = new URL(text);
  if (protocol !== 'https:' && !(local && protocol === 'http:')) return 'not-https';
  if (username !== '' || password !== '') return 'credentials';
  const literal = literalIn(hostname);
  return literal !== null && !local && !isPublicAddress(literal) ? 'private' : null;
}

/** The address that a host name is by itself, or null for a name. */
export function literalIn(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
}

export interface FoundAddress {
  readonly address: string;
  readonly family: number;
}
export type LookUp = (hostname: string) => Promise<readonly FoundAddress[]>;
export const systemLookUp: LookUp = (hostname) => lookup(hostname, { all: true });

export class AddressRefused extends Error {
  override name = 'AddressRefused';
}

/** Looks a name up. Throws AddressRefused where one of its addresses is not public: then none of them is used. */
export async function publicAddresses(
  hostname: string,
  { local }: AddressRules,
  lookUp: LookUp = systemLookUp,
): Promise<readonly FoundAddress[]> {
  const literal = literalIn(hostname);
  const found = literal === null ? await lookUp(hostname) : [{ address: literal, family: isIP(literal) }];
  const refused = found.length === 0 || found.some(({ address }) => !isPublicAddress(address));
  if (refused && !local) throw new AddressRefused('the name leads to an address that is not public');
  return found;
}
