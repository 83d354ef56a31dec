interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Answers about the county's towns and villages, by their units' ids. */
export interface Areas {
  /** The town or village that a filer's words name: its id or its name in either language. */
  areaOf(words: string): string | null;
  /** A town with its villages, or a village alone. An unknown id stands for itself. */
  areasIn(id: string): readonly string[];
  /** The town of a village. A town is its own, and any other id has none. */
  townOf(id: string): string | null;
}

export function areasOf(units: readonly Unit[]): Areas {
  const areas = units.filter(({ kind }) => kind === 'town' || kind === 'village');
  const byId = new Map(areas.map((area) => [area.id, area]));
  const byWords = new Map(
    areas.flatMap(({ id, name }) => [id, name.zh, name.en].map((words) => [plain(words), id] as const)),
  );
  return {
    areaOf: (words) => byWords.get(plain(words)) ?? null,
    areasIn: (id) => [id, ...areas.filter(({ parent }) => parent === id).map((village) => village.id)],
    townOf: (id) => {
      const area = byId.get(id);
      return area?.kind === 'village' ? area.parent : (area?.id ?? null);
    },
  };
}

/** Case and width of letters do not matter. */
const plain = (words: string): string => words.normalize('NFKC').trim().toLowerCase();
