import type {
  DeskShelf,
  Named,
  NamedShelf,
  PreferenceShelf,
  Preferences,
  Presence,
  PresenceShelf,
} from '../../store/index.ts';

/** What people saved, in memory; `here` throws while the database is away. */
export class FakeDesk implements DeskShelf {
  readonly preferences: PreferenceShelf;
  readonly presence: PresenceShelf;
  readonly filters: NamedShelf<never>;
  readonly texts: NamedShelf<never>;

  constructor(here: () => void) {
    this.preferences = fakePreferences(here);
    this.presence = fakePresence(here);
    this.filters = fakeNamed(here);
    this.texts = fakeNamed(here);
  }
}

function fakePreferences(here: () => void): PreferenceShelf {
  const kept = new Map<string, Preferences>();
  return {
    find: async (account) => {
      here();
      return kept.get(account) ?? null;
    },
    set: async (account, wanted, value) => {
      here();
      const { version } = kept.get(account) ?? { version: 0 };
      if (wanted !== undefined && wanted !== version) return null;
      const next = { version: version + 1, value: JSON.parse(JSON.stringify(value)) };
      kept.set(account, next);
      return next;
    },
    remove: async (account) => {
      here();
      kept.delete(account);
    },
  };
}

function fakeNamed(here: () => void): NamedShelf<never> {
  const kept = new Map<string, Named<never>>();
  let ids = 0;
  const list = (wanted: (item: Named<never>) => boolean) =>
    [...kept.values()].filter(wanted).sort((a, b) => (a.name < b.name ? -1 : 1));
  const isTaken = (owner: string, name: string, except?: string) =>
    list((item) => item.owner === owner && item.name === name && item.id !== except).length > 0;
  const at = (id: string, version: number | undefined) => {
    const found = kept.get(id);
    return found && (version === undefined || found.version === version) ? found : null;
  };
  return {
    of: async (owner) => {
      here();
      return list((item) => item.owner === owner);
    },
    sharedWith: async (unit) => {
      here();
      return list((item) => item.sharedWith === unit);
    },
    find: async (id) => {
      here();
      return kept.get(id) ?? null;
    },
    add: async (item, most) => {
      here();
      if (isTaken(item.owner, item.name)) return 'name-taken';
      if (list(({ owner }) => owner === item.owner).length >= most) return 'full';
      ids += 1;
      const added = { ...item, id: `item-${ids}`, version: 1 };
      kept.set(added.id, added);
      return added;
    },
    replace: async (id, version, next) => {
      here();
      const found = at(id, version);
      if (!found) return null;
      if (isTaken(found.owner, next.name, id)) return 'name-taken';
      const replaced = { ...found, ...next, version: found.version + 1 };
      kept.set(id, replaced);
      return replaced;
    },
    remove: async (id, version) => {
      here();
      return at(id, version) !== null && kept.delete(id);
    },
    removeAllOf: async (owner) => {
      here();
      for (const { id } of list((item) => item.owner === owner)) kept.delete(id);
    },
  };
}

function fakePresence(here: () => void): PresenceShelf {
  const kept = new Map<string, Presence & { untilMs: number }>();
  const now = (nowMs: number, of: (presence: Presence) => boolean) =>
    [...kept.values()]
      .filter((one) => one.untilMs > nowMs && of(one))
      .map(({ untilMs, ...presence }) => presence);
  return {
    open: async (presence, untilMs) => {
      here();
      const key = `${presence.appeal} ${presence.account}`;
      const known = kept.get(key);
      const sinceMs = known && known.untilMs > presence.sinceMs ? known.sinceMs : presence.sinceMs;
      kept.set(key, { ...presence, sinceMs, untilMs });
    },
    close: async ({ appeal, account }) => {
      here();
      kept.delete(`${appeal} ${account}`);
    },
    ofAppeal: async (appeal, nowMs) => now(nowMs, (one) => one.appeal === appeal),
    ofUnit: async (unit, nowMs) => now(nowMs, (one) => one.unit === unit),
  };
}
