import type { CountyShelf, CountyVersion, Progress } from '../../store/index.ts';

/** The versions of the county in memory; `here` throws while the database is away. */
export class FakeShelf implements CountyShelf {
  readonly versions: CountyVersion[] = [];
  private readonly here: () => void;

  constructor(here: () => void = () => {}) {
    this.here = here;
  }

  async latest(): Promise<CountyVersion | null> {
    this.here();
    return this.versions.at(-1) ?? null;
  }

  async newerThan(version: number): Promise<CountyVersion | null> {
    const last = await this.latest();
    return last && last.version > version ? last : null;
  }

  async add(version: CountyVersion): Promise<'added' | 'taken'> {
    this.here();
    if (this.versions.some((known) => known.version === version.version)) return 'taken';
    // As it comes back from a database: plain, and nobody else's object.
    this.versions.push(JSON.parse(JSON.stringify(version)));
    return 'added';
  }

  async carrying(): Promise<CountyVersion | null> {
    this.here();
    return this.versions.findLast(({ carry }) => carry !== null) ?? null;
  }

  async takeUp(): Promise<CountyVersion | null> {
    this.here();
    return this.versions.find(({ carry }) => carry?.state === 'open') ?? null;
  }

  async keep(version: number, carry: Progress): Promise<boolean> {
    this.here();
    const at = this.versions.findIndex((known) => known.version === version);
    this.versions[at] = { ...this.versions[at]!, carry };
    return true;
  }
}
