import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { officer } from '../handled-appeals.ts';
import type { HttpDesk } from '../http-desk.ts';
import { waitFor } from '../wait-for.ts';

export interface Answered {
  readonly appeal: string;
  /** Identifies the command. No other has the same text. */
  readonly text: string;
  /** The appeal's version in the answer. */
  readonly version: number;
}

const RETRY_MS = 200;
/** Several clients use one case, so that their commands collide. */
const CLIENTS = 2;

/** Gives commands one after the other, and repeats each under its key until it is answered. */
export class CommandLog {
  readonly answered: Answered[] = [];
  /** Counts attempts without a 200, by their result. */
  readonly retries = new Map<string, number>();
  longestMs = 0;
  private readonly desk: HttpDesk;
  private readonly appeals: readonly string[];
  private running: Promise<void>[] = [];
  private ending = false;

  constructor(desk: HttpDesk, appeals: readonly string[]) {
    this.desk = desk;
    this.appeals = appeals;
  }

  begin(): void {
    const clients = this.appeals.flatMap((appeal) => Array.from({ length: CLIENTS }, () => appeal));
    this.running = clients.map((appeal) => this.client(appeal));
  }

  /** Waits until every command is answered. */
  async end(): Promise<void> {
    this.ending = true;
    await Promise.all(this.running);
  }

  /** Waits until every client has received another answer. */
  async goesOn(): Promise<void> {
    const clients = this.appeals.length * CLIENTS;
    const wanted = this.answered.length + 2 * clients;
    await waitFor(async () => (this.answered.length >= wanted ? true : null), 60_000);
  }

  retriesText = (): string =>
    [...this.retries].map(([why, times]) => `${why} ${times}×`).join(', ') || 'none';

  private async client(appeal: string): Promise<void> {
    const authorization = await this.desk.bearer(officer);
    while (!this.ending) {
      const text = randomUUID();
      const begunMs = performance.now();
      const version = await this.untilAnswered(appeal, authorization, text);
      this.longestMs = Math.max(this.longestMs, performance.now() - begunMs);
      this.answered.push({ appeal, text, version });
    }
  }

  private async untilAnswered(appeal: string, authorization: string, text: string): Promise<number> {
    const path = `/v1/appeals/${appeal}/report-progress`;
    for (;;) {
      const outcome = await this.desk
        .send('POST', path, { authorization, body: { text }, key: text })
        .catch((error: NodeJS.ErrnoException) => error.code ?? error.name);
      if (typeof outcome !== 'string' && outcome.status === 200) {
        return (outcome.body as { version: number }).version;
      }
      const why = typeof outcome === 'string' ? outcome : (outcome.body as { code: string }).code;
      this.retries.set(why, (this.retries.get(why) ?? 0) + 1);
      await pause(RETRY_MS);
    }
  }
}
