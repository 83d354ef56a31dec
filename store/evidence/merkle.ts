import { createHash } from 'node:crypto';
import type { Step } from './evidence-types.ts';

/**
 * Implements the Merkle tree of RFC 6962. Leaves and nodes have different prefixes, and an odd node is not doubled.
 * Hashes are hex.
 */

const hashOf = (prefix: number, ...parts: Uint8Array[]): string => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

export const leafHash = (text: string): string => hashOf(0, Buffer.from(text, 'utf8'));
const nodeHash = (left: string, right: string): string =>
  hashOf(1, Buffer.from(left, 'hex'), Buffer.from(right, 'hex'));

/** The root of no leaves is the hash of nothing. */
export function merkleRoot(leaves: readonly string[]): string {
  if (leaves.length === 0) return createHash('sha256').digest('hex');
  let level = leaves;
  while (level.length > 1) level = above(level);
  return level[0] as string;
}

/** Lists the steps from the leaf upwards. A single leaf has none. */
export function merklePath(leaves: readonly string[], index: number): Step[] {
  const path: Step[] = [];
  let level = leaves;
  let at = index;
  while (level.length > 1) {
    const beside = level[at % 2 === 0 ? at + 1 : at - 1];
    if (beside !== undefined) path.push({ side: at % 2 === 0 ? 'right' : 'left', hash: beside });
    level = above(level);
    at = Math.floor(at / 2);
  }
  return path;
}

/** Computes the root from a leaf and its path. */
export const rootFrom = (leaf: string, path: readonly Step[]): string =>
  path.reduce(
    (hash, step) => (step.side === 'left' ? nodeHash(step.hash, hash) : nodeHash(hash, step.hash)),
    leaf,
  );

/** Hashes pairs. An odd last node moves up unchanged, as the RFC requires. */
function above(level: readonly string[]): string[] {
  const pairs: string[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at] as string;
    const right = level[at + 1];
    pairs.push(right === undefined ? left : nodeHash(left, right));
  }
  return pairs;
}
