import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafHash, merklePath, merkleRoot, rootFrom } from '../../store/evidence/merkle.ts';

const leavesOf = (count: number) => Array.from({ length: count }, (_, n) => leafHash(String(n)));

describe('a root over many heads', () => {
  it('is that of RFC 6962', () => {
    // From the test vectors of Certificate Transparency.
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    const [empty, zero] = [leafHash(''), leafHash('\0')];
    expect(merkleRoot([empty])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(merkleRoot([empty, zero])).toBe(
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    );
  });

  it('is reached from every leaf by its path, and from no other leaf', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, pick) => {
        const leaves = leavesOf(count);
        const index = pick % count;
        const path = merklePath(leaves, index);
        expect(rootFrom(leaves[index] as string, path)).toBe(merkleRoot(leaves));
        expect(rootFrom(leafHash('another'), path)).not.toBe(merkleRoot(leaves));
      }),
    );
  });

  it('changes with any leaf and with their order', () => {
    const leaves = leavesOf(7);
    const roots = leaves.map((_, at) => merkleRoot(leaves.with(at, leafHash('x'))));
    expect(new Set([merkleRoot(leaves), merkleRoot([...leaves].reverse()), ...roots]).size).toBe(9);
  });
});
