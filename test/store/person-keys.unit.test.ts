import { describe, expect, it } from 'vitest';
import { openKeyring } from '../../privacy/index.ts';
import { keyIdsIn, personKeys, sealText, unsealText } from '../../store/index.ts';
import { testKeyring } from '../support/keyring.ts';
import { memoryKeyShelf } from '../support/memory-key-shelf.ts';

/** Two processes on one database, with a clock of their own and a switch for the database's being away. */
function processes(pool = 4) {
  const world = { nowMs: 1_000_000, away: false, looks: 0 };
  const shelf = memoryKeyShelf(() => {
    if (world.away) throw new Error('away');
  });
  const counted = {
    ...shelf,
    find: async (ids: readonly string[]) => {
      world.looks += 1;
      return shelf.find(ids);
    },
  };
  const open = () => personKeys({ shelf: counted, keyring: testKeyring, clock: () => world.nowMs, pool });
  return { world, shelf, one: open(), other: open() };
}
const pass = (world: { nowMs: number }, seconds: number) => {
  world.nowMs += seconds * 1000;
};

describe('a person’s text', () => {
  it('is opened by that person’s key alone, and by none once a bit of it differs', async () => {
    const { one } = processes();
    const [key, another] = await one.take(2);
    const token = sealText(key!, '王芳 13800000000 🙂');
    expect(token).toMatch(/^~sealed:[\w-]{16}:[\w-]+$/);
    expect(unsealText(key!, token)).toBe('王芳 13800000000 🙂');
    expect(unsealText(another!, token)).toBeNull();
    expect(unsealText({ ...another!, id: key!.id }, token)).toBeNull();
    expect(unsealText(key!, token.replace(key!.id, another!.id))).toBeNull();
    expect(unsealText(key!, `${token.slice(0, -2)}AA`)).toBeNull();
    expect(sealText(key!, 'x')).not.toBe(sealText(key!, 'x'));
  });

  it('is found wherever it stands', async () => {
    const [key] = await processes().one.take(1);
    expect([...keyIdsIn({ a: [{ b: sealText(key!, 'x') }], c: 'plain', d: null })]).toEqual([key!.id]);
  });
});

describe('keys for filings', () => {
  it('are stored before they are given out, wrapped, and each once', async () => {
    const { one, shelf } = processes();
    const taken = await one.take(6);
    expect(new Set(taken.map(({ id }) => id)).size).toBe(6);
    for (const { id, bytes } of taken) {
      const stored = shelf.keys.get(id)!;
      expect(stored.under).toBe('s0');
      expect(Buffer.from(stored.wrapped!).includes(bytes)).toBe(false);
    }
  });

  it('last for a time without the database, and then are refused', async () => {
    const { world, one } = processes(4);
    await one.fill();
    world.away = true;
    const taken = await one.take(4);
    await expect(one.take(1)).rejects.toThrow('away');
    one.giveBack(taken.slice(0, 1));
    expect(await one.take(1)).toEqual(taken.slice(0, 1));
  });

  it('open what they seal however long they have waited for it', async () => {
    const { world, one } = processes(4);
    await one.fill();
    world.away = true;
    pass(world, 3600);
    const [key] = await one.take(1);
    expect((await one.find([key!.id])).get(key!.id)).toEqual(key);
  });

  it('that nobody used are taken away at the end', async () => {
    const { one, shelf } = processes(4);
    await one.fill();
    const [used] = await one.take(1);
    await one.close();
    expect([...shelf.keys.keys()]).toEqual([used!.id]);
  });
});

describe('looking up keys', () => {
  it('asks once for all that is not known, and not again for half a minute', async () => {
    const { world, one, other } = processes();
    const ids = (await one.take(3)).map(({ id }) => id);
    await other.find(ids);
    pass(world, 29);
    await other.find(ids);
    expect(world.looks).toBe(1);
    pass(world, 2);
    await other.find(ids);
    expect(world.looks).toBe(2);
  });

  it('finds an erased person’s nowhere within a minute, and in the erasing process at once', async () => {
    const { world, one, other, shelf } = processes();
    const [key] = await one.take(1);
    await other.find([key!.id]);
    expect(await one.destroy([key!.id])).toBe(1);
    expect(await one.destroy([key!.id])).toBe(0);
    expect((await one.find([key!.id])).get(key!.id)).toBeNull();
    pass(world, 31);
    expect((await other.find([key!.id])).get(key!.id)).toBeNull();
    expect(shelf.keys.get(key!.id)).toMatchObject({ wrapped: null, destroyedAtMs: 1_000_000 });
  });

  it('goes on with what it knew for ten minutes without the database, and no longer', async () => {
    const { world, one } = processes();
    const [key] = await one.take(1);
    world.away = true;
    pass(world, 300);
    expect((await one.find([key!.id])).get(key!.id)).toEqual(key);
    pass(world, 301);
    await expect(one.find([key!.id])).rejects.toThrow('away');
  });

  it('says so where the installation has not the key that wraps one, and does not take it for an erasure', async () => {
    const { one, shelf } = processes();
    const [key] = await one.take(1);
    const keyring = openKeyring({ secret: 'another secret for tests, of more than 32 characters' });
    const stranger = personKeys({ shelf, keyring });
    await expect(stranger.find([key!.id])).rejects.toThrow('personKeys');
  });
});
