import type { PersonKeyShelf, WrappedKey } from '../../store/persons/types.ts';

/** The wrapped keys in memory, for tests; `here` throws while the database is to be away. */
export function memoryKeyShelf(
  here: () => void = () => {},
): PersonKeyShelf & { readonly keys: Map<string, WrappedKey> } {
  const keys = new Map<string, WrappedKey>();
  return {
    keys,
    add: async (added) => {
      here();
      for (const key of added) keys.set(key.id, key);
    },
    find: async (ids) => {
      here();
      return ids.flatMap((id) => keys.get(id) ?? []);
    },
    destroy: async (ids, atMs) => {
      here();
      const live = ids.flatMap((id) => keys.get(id) ?? []).filter(({ wrapped }) => wrapped !== null);
      for (const key of live) keys.set(key.id, { ...key, wrapped: null, destroyedAtMs: atMs });
      return live.length;
    },
    discard: async (ids) => {
      here();
      for (const id of ids) keys.delete(id);
    },
  };
}
