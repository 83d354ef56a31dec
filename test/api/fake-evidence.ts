import type { AppealEvent } from '../../domain/index.ts';
import { linkOf } from '../../store/evidence/chain.ts';
import { hashOfEvent } from '../../store/evidence/hash.ts';
import type {
  Act,
  ActToRecord,
  Anchor,
  EvidenceShelf,
  LoggedEvent,
  NumberedPage,
} from '../../store/index.ts';

/** Acts and anchors in memory; `here` throws while the database is away. */
export class FakeEvidence implements EvidenceShelf {
  readonly recorded: Act[] = [];
  readonly made: Anchor[] = [];
  private readonly here: () => void;
  private readonly logs: ReadonlyMap<string, readonly AppealEvent[]>;

  constructor(here: () => void, logs: ReadonlyMap<string, readonly AppealEvent[]>) {
    this.here = here;
    this.logs = logs;
  }

  readonly recordAct = async (given: ActToRecord): Promise<Act> => {
    this.here();
    const before = given.key && this.recorded.find(({ key }) => key === given.key);
    const number = this.recorded.length + 1;
    const act = before || { atMs: 0, ...given, number, hash: `hash ${number}`, link: `link ${number}` };
    if (!before) this.recorded.push(act);
    return act;
  };

  async log(appeal: string): Promise<LoggedEvent[]> {
    this.here();
    let link = '0'.repeat(64);
    return (this.logs.get(appeal) ?? []).map((event) => {
      const hash = hashOfEvent(event);
      link = linkOf(link, { appeal, seq: event.seq, hash });
      return { event, hash, link };
    });
  }

  async inclusion() {
    this.here();
    return null;
  }

  async anchors(page: NumberedPage): Promise<Anchor[]> {
    this.here();
    return newestOf(this.made, page);
  }

  async acts(page: NumberedPage): Promise<Act[]> {
    this.here();
    return newestOf(this.recorded, page);
  }

  anchorDay = async (): Promise<Anchor[]> => [];
  recordMissedActs = async (): Promise<number> => 0;
}

const newestOf = <T extends { number: number }>(
  all: readonly T[],
  { before = Infinity, most }: NumberedPage,
) =>
  all
    .filter(({ number }) => number < before)
    .reverse()
    .slice(0, most);
