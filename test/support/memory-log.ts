import type { AppealLog } from '../../activities/publish.ts';
import type { AppealEvent, AppealFact, AppealState } from '../../domain/index.ts';

/** The store's part in publishing, in memory, with a switch for MongoDB being away. */
export class MemoryLog implements AppealLog {
  readonly logs = new Map<string, Map<number, AppealEvent>>();
  readonly snapshots = new Map<string, AppealState>();
  away = false;
  /** Calls that were made while it was away. */
  refusedCalls = 0;

  async snapshot(id: string): Promise<AppealState | null> {
    this.answerOrThrow();
    return this.snapshots.get(id) ?? null;
  }

  async saveSnapshot(state: AppealState): Promise<'saved' | 'older'> {
    this.answerOrThrow();
    if ((this.snapshots.get(state.id)?.seq ?? 0) >= state.seq) return 'older';
    this.snapshots.set(state.id, state);
    return 'saved';
  }

  async saveEvents(appeal: string, events: readonly AppealEvent[]): Promise<boolean> {
    this.answerOrThrow();
    const log = this.logs.get(appeal) ?? new Map<number, AppealEvent>();
    this.logs.set(appeal, log);
    const conflict = events.find((event) => {
      const known = log.get(event.seq);
      return known && JSON.stringify(known) !== JSON.stringify(event);
    });
    for (const event of events) if (!log.has(event.seq)) log.set(event.seq, event);
    if (conflict) throw Object.assign(new Error(`${appeal}:${conflict.seq}`), { name: 'EventConflict' });
    const first = Math.min(...events.map(({ seq }) => seq));
    return (await this.events(appeal)).length >= first - 1;
  }

  async events(appeal: string, afterSeq = 0): Promise<AppealEvent[]> {
    this.answerOrThrow();
    const log = this.logs.get(appeal) ?? new Map<number, AppealEvent>();
    const found: AppealEvent[] = [];
    for (let event = log.get(afterSeq + 1); event; event = log.get(event.seq + 1)) found.push(event);
    return found;
  }

  async openClaims(): Promise<number> {
    this.answerOrThrow();
    return 0;
  }

  async similar(): Promise<{ items: AppealFact[]; leftOut: number }> {
    this.answerOrThrow();
    return { items: [], leftOut: 0 };
  }

  private answerOrThrow(): void {
    if (!this.away) return;
    this.refusedCalls += 1;
    throw new Error('MongoDB is away');
  }
}
