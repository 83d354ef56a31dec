import { createHash } from 'node:crypto';
import type { Step } from './evidence-types.ts';

/** The Merkle tree of RFC 6962: leaves and nodes are hashed apart, an odd one is not doubled. Hashes are hex. */

const hashOf = (prefix: number, ...parts: Uint8Array[]): string => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

export const leafHash = (text: string): string => hashOf(0, Buffer.from(text, 'utf8'));
const nodeHash = (left: string, right: string): string =>
  hashOf(1, Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

/** Of no leaves it is the hash of nothing. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return createHash('sha256').digest('hex');
  let level = leaves;
  while (level.length > 1) level = above(level);
  return level[0] as string;
}

/** From the leaf upwards; empty where it is the only one. */
export function merklePath(leaves: readonly string[], index: number): Step[] {
  const path: Step[] = [];
  let [level, at] = [leaves, index];
  while (level.length > 1) {
    const beside = level[at % 2 === 0 ? at + 1 : at - 1];
    if (beside !== undefined) path.push({ side: at % 2 === 0 ? 'right' : 'left', hash: beside });
    [level, at] = [above(level), Math.floor(at / 2)];
  }
  return path;
}

/** The root that a leaf and its path lead to. */
export const rootFrom = (leaf: string, path: readonly Step[]): string =>
  path.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)),
    leaf,
  );

/** Pairs hashed; the last of an odd number goes up as it is, which gives the tree of the RFC. */
function above(level: readonly string[]): string[] {
  const pairs: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at] as string, level[at + 1]];
    pairs.push(right === undefined ? left : nodeHash(left, right));
  }
  return pairs;
}
