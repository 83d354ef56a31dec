import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { buildCounty } from '../../county/county.ts';
import type { County } from '../../county/index.ts';
import {
  type Actor,
  addDays,
  areaNamed,
  type Calendar,
  type FilingFacts,
  isRefusal,
  openReport,
  type Recorded,
  type RegisterBody,
  register,
  registerBody,
} from '../../domain/index.ts';
import { appealStart } from '../../workflows/start-options.ts';
import type { MemoryLog } from '../support/memory-log.ts';
import { Case } from './case.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const OFFSET_MS = 8 * 3_600_000;

/** Local time of the county, '2026-03-10 09:20', as epoch ms of the real calendar. */
const realMs = (local: string): number => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);

/** How many whole weeks later than told a story is played, for a server's time never goes back. */
export const weeksLater = (local: string, nowMs: number): number =>
  Math.ceil((nowMs - realMs(local)) / WEEK_MS);

/** The county with its holidays and leaves as many weeks later: every day keeps its weekday and its kind. */
export function movedBy(county: County, weeks: number): County {
  const days = weeks * 7;
  const later = ([day, what]: [string, Calendar['days'][string]]) => [addDays(day, days), what] as const;
  const calendar = {
    ...county.calendar,
    days: Object.fromEntries(Object.entries(county.calendar.days).map(later)),
  };
  const people = county.people.map((person) => ({
    ...person,
    leave: person.leave.map(({ from, to }) => ({ from: addDays(from, days), to: addDays(to, days) })),
  }));
  const laterBy = (instant: string) => new Date(Date.parse(instant) + weeks * WEEK_MS).toISOString();
  const duty = county.duty.map((line) => ({ ...line, from: laterBy(line.from), to: laterBy(line.to) }));
  return buildCounty({ ...county, calendar, people, duty });
}

export interface Stage {
  readonly client: Client;
  readonly log: MemoryLog;
  readonly taskQueue: string;
  nowMs(): Promise<number>;
  passUntil(instantMs: number): Promise<void>;
}

/** One story on its own days: local times in it are as told, whenever it is played. */
export class Story {
  readonly county: County;
  private readonly stage: Stage;
  private readonly laterMs: number;

  constructor(stage: Stage, county: County, weeks: number) {
    this.stage = stage;
    this.county = movedBy(county, weeks);
    this.laterMs = weeks * WEEK_MS;
  }

  /** An instant of the story as the server counts it, in epoch ms and as bodies carry it. */
  ms = (local: string): number => realMs(local) + this.laterMs;
  iso = (local: string): string => new Date(this.ms(local)).toISOString();
  /** An instant of the server as the story tells it: '2026-03-10 09:20', with seconds where there are any. */
  local = (ms: number): string => {
    const text = new Date(ms - this.laterMs + OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
    return text.endsWith(':00') ? text.slice(0, -3) : text;
  };
  /** To the minute. */
  minute = (ms: number): string => this.local(ms).slice(0, 16);

  until = (local: string): Promise<void> => this.stage.passUntil(this.ms(local));
  nowMs = (): Promise<number> => this.stage.nowMs();

  /** A person of the county by account. */
  actor(account: string): Actor {
    const known = this.county.account(account);
    if (!known) throw new Error(`nobody is ${account}`);
    return { account, role: known.role, unit: known.unit };
  }

  of = (id: string): Case => new Case(this, this.stage.client, id, this.stage.log);

  /** Files as somebody of the county, or as the citizen of the very appeal. */
  async file(by: string, body: Partial<RegisterBody>, filing: FilingFacts = {}): Promise<Case> {
    const id = `T-${randomUUID().slice(0, 8)}`;
    const actor = by === 'citizen' ? citizenOf(id) : this.actor(by);
    const whole: RegisterBody = { kind: 'request', title: '', description: '', category: 'other', ...body };
    const nowMs = await this.nowMs();
    const { areas } = this.county.placeFacts(registerBody, whole);
    const area = areaNamed(whole, areas) ?? undefined;
    const kept = this.county.atRegistration(whole.category, actor, nowMs, area, whole.leader);
    if (isRefusal(kept)) throw new Error(kept.refused);
    const duty = whole.urgency ? { duty: this.county.dutyFor(Object.keys(kept.units), nowMs) } : {};
    const done = register(id, whole, kept, actor, nowMs, { ...filing, areas, ...duty });
    if (isRefusal(done)) throw new Error(done.refused);
    return this.begin(done);
  }

  /** A citizen's confidential report, under a code of its own. */
  async report(text: string, about: string): Promise<Case> {
    const id = `T-${randomUUID().slice(0, 8)}`;
    const nowMs = await this.nowMs();
    const kept = this.county.atRegistration('misconduct', citizenOf(id), nowMs);
    if (isRefusal(kept)) throw new Error(kept.refused);
    return this.begin(openReport(id, { text, about }, kept, citizenOf(id), nowMs));
  }

  private async begin({ state, events }: Recorded): Promise<Case> {
    const { workflowType, ...start } = appealStart(state, { events });
    await this.stage.client.workflow.start(workflowType, { ...start, taskQueue: this.stage.taskQueue });
    return this.of(state.id);
  }
}

const citizenOf = (id: string): Actor => ({ account: `citizen:${id}:0`, unit: null, role: 'citizen' });
