import { z } from 'zod';
import { bodySchema, commandAnswer, contactsQuery, foresightSchemas } from '../../../contract/index.ts';
import {
  type Actor,
  type AnyRule,
  type AppealEvent,
  type AppealState,
  type CommandName,
  commandNames,
  rules,
  type Shape,
  type Warning,
  words,
} from '../../../domain/index.ts';
import type { SeenAppeal } from '../../attachments/appeal-readers.ts';
import { bodyOf } from '../../http/body.ts';
import { appealId, commandHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { isDryRun } from '../../http/dry-run.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { ifMatchOf } from '../../http/etag.ts';
import { idempotencyKey } from '../../http/idempotency-key.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { Problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import type { Identities } from '../../ids/identities.ts';
import { type FurtherCodeNeeds, furtherCode } from '../correcting.ts';
import { type ForesightNeeds, foresee } from '../foresee.ts';
import { bodyShapeOf, type CommandNeeds, type GivenCommand, giveCommand } from '../give-command.ts';
import type { PresentingNeeds } from '../presenter.ts';
import { currentState, type StateNeeds } from '../read-appeal.ts';
import { recordAfterClose, type SanctionNeeds } from '../record-sanction.ts';
import { answerState } from './answers.ts';
import { appealReader } from './appeal-reader.ts';
import { hidesContacts } from './contacts-query.ts';

export type CommandAnswerNeeds = CommandNeeds &
  SanctionNeeds &
  PresentingNeeds & { readonly limits: Pick<Limits, 'bodyBytes'> };
type CommandRouteNeeds = CommandAnswerNeeds &
  ForesightNeeds &
  StateNeeds &
  Pick<FurtherCodeNeeds, 'generations'> & { readonly authenticate: Authenticate };

/** Adds a route for each rule of the table, so that a new command has its route at once. */
export function commandRoutes(app: App, deps: CommandRouteNeeds, { codes }: Identities): void {
  const staff = signedIn(deps.authenticate);
  const read = appealReader(deps);
  for (const name of commandNames) {
    const shown = { tag: tags.commands, auth: 'bearer', path: `/v1/appeals/{id}/${name}` } as const;
    const operation = {
      ...operationOf(name),
      ...shown,
      query: foresightSchemas.dryRunQuery.extend(contactsQuery.shape),
      answers: foreseen,
    };
    endpoint(app, operation, staff, async (c) => {
      const seen = await read(c);
      if (isDryRun(c)) return answerForesight(c, deps, name, seen);
      const told = name === 'correct' ? await tellsCode({ ...deps, codes }, seen.state.id) : undefined;
      return answerCommand(c, deps, name, c.get('actor'), seen, told);
    });
  }
}

const foreseen = {
  200: {
    description: '办理后的诉求；试算时为预览 · the appeal after it; with dryRun what it would do',
    schema: z.discriminatedUnion('type', [...commandAnswer.options, foresightSchemas.dryRun]),
  },
};

/** Tells what a command would do. No metric counts it, and no key of a retry is used up. */
async function answerForesight(
  c: ApiContext,
  deps: CommandRouteNeeds,
  name: CommandName,
  { state }: SeenAppeal,
): Promise<Response> {
  const ifMatch = ifMatchOf(c.req.header('if-match'));
  const body = await bodyOf(c, shapeOf(name), deps.limits.bodyBytes);
  c.header('Cache-Control', 'private, no-store');
  return c.json(await foresee(deps, state, { name, body, actor: c.get('actor'), ifMatch }, c.get('naming')));
}

/** Describes a command for the reference, for accounts and citizens alike. */
export function operationOf(name: CommandName): Omit<Endpoint, 'path' | 'auth' | 'tag'> {
  const { zh, en, does, by, from }: AnyRule = rules[name];
  const stages = from.map((status) => words.stages[status]);
  return {
    method: 'post',
    operationId: name,
    summary: `${zh} · ${en}`,
    description: [
      `${does}.`,
      `办理人 · by: ${by.zh} · ${by.en}`,
      `环节 · while: ${stages.map((stage) => stage.zh).join('、')} · ${stages.map((stage) => stage.en).join(', ')}`,
    ].join('\n\n'),
    params: appealId,
    headers: commandHeaders,
    body: bodySchema(shapeOf(name)),
    answers: { 200: { description: '办理后的诉求 · the appeal after it', schema: commandAnswer } },
    problems: problemsOf.command,
  };
}

const shapes = new Map<CommandName, Shape>(commandNames.map((name) => [name, bodyShapeOf(name)]));
/** Returns the same object each time, so that its schema is made once. */
const shapeOf = (name: CommandName): Shape => shapes.get(name) ?? bodyShapeOf(name);

/** A command's events add these to its answer. */
type Told = (events: readonly AppealEvent[]) => Readonly<Record<string, unknown>>;

/** Asks for the void codes first: the command must not be carried out where its code could not be told. */
async function tellsCode(needs: FurtherCodeNeeds, appeal: string): Promise<Told> {
  await needs.generations.of(appeal);
  return (events) => {
    const trackingCode = furtherCode(needs, appeal, events);
    return trackingCode === null ? {} : { trackingCode };
  };
}

/** Carries out a command of a known caller who may read the case. */
export async function answerCommand(
  c: ApiContext,
  deps: CommandAnswerNeeds,
  name: CommandName,
  actor: Actor,
  { state }: SeenAppeal,
  told: Told = () => ({}),
): Promise<Response> {
  const { key } = idempotencyKey(c);
  // A wrong query must not carry out anything.
  hidesContacts(c);
  const ifMatch = ifMatchOf(c.req.header('if-match'));
  const body = await bodyOf(c, shapeOf(name), deps.limits.bodyBytes);
  let answer: Response | undefined;
  const alongside = async (
    state: AppealState,
    warnings: readonly Warning[],
    events: readonly AppealEvent[],
  ) => {
    answer = await answerState(c, deps, state, actor, { warnings, told: told(events) });
  };
  const given = { name, body, actor, ifMatch, key, alongside };
  const after = await giveCommand(deps, state, given).catch((error) => afterClose(deps, state, given, error));
  return answer ?? answerState(c, deps, after, actor);
}

/** A command whose rule is recorded after the close still counts then. The refusal of any other stands. */
async function afterClose(
  deps: CommandAnswerNeeds,
  { id }: AppealState,
  given: GivenCommand,
  error: unknown,
): Promise<AppealState> {
  const rule: AnyRule = rules[given.name];
  const isLate = error instanceof Problem && error.code === 'appeal-closed';
  const closed = isLate && rule.afterClose === 'recorded' ? await currentState(deps, id) : null;
  if (!closed) throw error;
  await recordAfterClose(deps, closed, given);
  return closed;
}
