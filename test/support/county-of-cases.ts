import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { carryOutEffect } from '../../activities/carry-out-effect.ts';
import {
  type Actor,
  type AnyCommandName,
  type AppealEvent,
  type AppealState,
  evolveAll,
  type Facts,
  handle,
  isRefusal,
  type PersonMarks,
  type Refusal,
  type RegisterBody,
  register,
  tick,
} from '../../domain/index.ts';
import type { AppealInput, CommandInput } from '../../workflows/messages.ts';
import { deepFreeze, type Moment } from './random-walk.ts';
import { categories, county, facts, units } from './sample-county.ts';

/** Several cases whose effects reach each other, by the very activity that carries them out, without any server. */

export interface Person {
  readonly name: string | null;
  readonly phone: string | null;
}

export class CountyOfCases {
  readonly cases = new Map<string, AppealState>();
  /** Cases as they stood before their split closed them: what their parts are measured by. */
  readonly wholes = new Map<string, AppealState>();
  nowMs: number;
  private readonly see: (moment: Moment) => void;
  /** The answer to a request, kept so that its repetition gets the same one. */
  private readonly answers = new Map<string, object>();

  constructor(nowMs: number, see: (moment: Moment) => void) {
    this.nowMs = nowMs;
    this.see = see;
  }

  file(id: string, body: RegisterBody, by: Actor, people: readonly Person[], filerIs?: number | null): void {
    const marks = people.map(marksOf);
    const [first] = marks;
    const known = { ...(first ? { citizen: first } : {}), people: marks };
    const filing = { links: [], marks: known, ...(filerIs === undefined ? {} : { filerIs }) };
    const done = register(id, body, county, by, this.nowMs, filing);
    if (isRefusal(done)) throw new Error(`${id} was refused: ${done.refused}`);
    this.cases.set(id, deepFreeze(done.state));
  }

  /** Somebody gives a command on one of the cases. */
  give(id: string, name: AnyCommandName, actor: Actor, body: Record<string, unknown>): Refusal | null {
    const before = this.caseOf(id);
    const outcome = handle(before, { name, body }, { nowMs: this.nowMs, actor, facts: this.facts() });
    const command = { name, actor, body, openClaims: 0, ifMatch: undefined };
    if (!outcome.ok) {
      this.see({ before, after: before, events: [], nowMs: this.nowMs, command, refusal: outcome.refusal });
      return outcome.refusal;
    }
    this.keep(before, outcome, command);
    return null;
  }

  /** Time passes on one of the cases. */
  pass(id: string): void {
    const before = this.caseOf(id);
    this.keep(before, tick(before, this.nowMs), null);
  }

  /** Carries the first effect of a case out, as often as it is tried, and tells the case what was answered. */
  async deliver(id: string, tries: number): Promise<void> {
    const { effects, registeredAtMs } = this.caseOf(id);
    const effect = effects[0];
    if (!effect) return;
    const order = { effect, from: { id, registeredAtMs } };
    const reach = { client: this.client(), taskQueue: 'none', nowMs: this.nowMs };
    let answer = await carryOutEffect(this.deps, order, reach);
    for (let again = 1; again < tries; again += 1) answer = await carryOutEffect(this.deps, order, reach);
    this.give(id, 'settle-effect', system, { effect: effect.id, ...answer });
  }

  private readonly deps = {
    county: {
      atRegistration: (category: string) => ({
        ...county,
        category: categories[category] ?? county.category,
      }),
      factsFor: (): Facts => ({ ...facts, units }),
    },
    store: { snapshot: async (id: string) => this.cases.get(id) ?? null },
  };

  /** The two things that the activity asks of a client. */
  private client(): Client {
    const start = async (_: string, { workflowId, args }: { workflowId: string; args: [AppealInput] }) => {
      if (!this.cases.has(workflowId)) this.open(workflowId, args[0].events);
    };
    const getHandle = (id: string) => ({
      executeUpdate: async (_: unknown, { args }: { args: [CommandInput] }) => this.absorb(id, args[0]),
    });
    return { workflow: { start, getHandle } } as unknown as Client;
  }

  private open(id: string, events: readonly AppealEvent[]): void {
    this.cases.set(id, deepFreeze(evolveAll(null, events)));
  }

  private absorb(id: string, { actor, facts: _, request, ...body }: CommandInput): object {
    const known = request && this.answers.get(request.id);
    if (known) return known;
    const refusal = this.give(id, 'absorb', actor, JSON.parse(JSON.stringify(body)));
    if (refusal) throw new WorkflowUpdateFailedError('refused', failure(refusal));
    const answer = { version: this.caseOf(id).seq };
    if (request) this.answers.set(request.id, answer);
    return answer;
  }

  private keep(
    before: AppealState,
    { state, events }: { state: AppealState; events: readonly AppealEvent[] },
    command: Moment['command'],
  ): void {
    const after = deepFreeze(state);
    this.cases.set(before.id, after);
    this.see({ before, after, events, nowMs: this.nowMs, command, refusal: null });
  }

  private facts(): Facts {
    const known = [...this.cases.values()].map((state) => ({
      ...facts.appeals.B2,
      id: state.id,
      status: state.stage.status,
      category: state.category.id,
      registeredAtMs: state.registeredAtMs,
    }));
    const appeals = Object.fromEntries(known.map((fact) => [fact.id, fact]));
    const shown = Object.fromEntries([...this.cases.keys()].map((id) => [photoOf(id), true as const]));
    return { ...facts, appeals, attachments: { ...facts.attachments, ...shown } };
  }

  caseOf(id: string): AppealState {
    const found = this.cases.get(id);
    if (!found) throw new Error(`no case ${id}`);
    return found;
  }
}

export const photoOf = (id: string): string => `photo-${id}`;

const system: Actor = { account: 'system', unit: null, role: 'system' };

/** Marks people as the API does: equal where telephones agree, and where names agree with them. */
const marksOf = ({ name, phone }: Person): PersonMarks | undefined =>
  phone === null
    ? undefined
    : { phone: `key of ${phone}`, ...(name === null ? {} : { name: `key of ${name} at ${phone}` }) };

const failure = ({ refused, params }: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    type: refused,
    message: refused,
    nonRetryable: true,
    details: [{ refused, params }],
  });
