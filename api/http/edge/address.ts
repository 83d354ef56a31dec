import type { ApiContext } from '../env.ts';

/** Trusts only the entry that our own proxy added to X-Forwarded-For: anybody can write the rest. */
export function addressOf(c: ApiContext, trustedProxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const added = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return network(added || c.env?.incoming?.socket?.remoteAddress || 'unknown');
}

/** Keeps the first half of an IPv6 address. A subscriber chooses the rest freely and could flood the map with it. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address.slice(0, 64);
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array<string>(zeros).fill('0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').slice(0, 4))
    .join(':')}::/64`;
}
