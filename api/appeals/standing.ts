import {
  type Actor,
  type AppealState,
  asksForStanding,
  type CommandName,
  forbiddenNow,
  refuse,
  standingOf,
} from '../../domain/index.ts';
import type { CommandInput } from '../../workflows/messages.ts';
import { problem, refusalProblem } from '../http/problem.ts';
import type { CommandResult, Gateway } from './gateway.ts';

export interface StandingNeeds {
  readonly gateway: Pick<Gateway, 'command' | 'state'>;
}

/** No case has this version. A new command with it is refused, and a repeated request still gets its first answer. */
const nobodysVersion = -1;
/** The number of times that another command may come first. */
const tries = 5;

interface SentInStanding {
  readonly name: CommandName;
  readonly input: CommandInput;
  readonly id: string;
}

/**
 * Sends a citizen's command only where its giver is a living person of the case now. A code or an account proves
 * only identity. A case of the present rules checks this in its workflow. For older rules the API checks it, and
 * sends the command for exactly the version that it checked. A concurrent change causes a new check.
 */
export async function sentInStanding(
  { gateway }: StandingNeeds,
  read: AppealState,
  { name, input, id }: SentInStanding,
): Promise<CommandResult> {
  const { actor, request } = input;
  if (actor.role !== 'citizen' || asksForStanding(read) || !request)
    return gateway.command(read.id, name, input, id);
  const wanted = request.ifMatch;
  const isOld = wanted !== undefined && wanted !== read.seq;
  let known = (isOld ? await gateway.state(read.id) : null) ?? read;
  for (let tried = 0; tried < tries; tried += 1) {
    const meant = wanted === undefined || wanted === known.seq;
    const refusal = forbiddenNow(name, known, actor);
    const ifMatch = refusal || !meant ? nobodysVersion : known.seq;
    const result = await gateway.command(read.id, name, { ...input, request: { ...request, ifMatch } }, id);
    if (result.kind !== 'refused' || result.refusal.refused !== 'version-differs') return result;
    if (refusal) return { kind: 'refused', refusal };
    const version = result.refusal.params.version ?? known.seq;
    if (wanted !== undefined)
      return { kind: 'refused', refusal: refuse('version-differs', { wanted, version }) };
    known = (await gateway.state(read.id)) ?? known;
  }
  throw problem('outcome-unknown', { headers: { 'Retry-After': '1' } });
}

/** Allows filing again only to the people of the case. Throws 403. */
export function checkStanding(state: AppealState, actor: Actor): void {
  const standing = standingOf(state, actor);
  if (standing === 'left') throw refusalProblem(refuse('has-left'));
  if (standing !== 'person') throw refusalProblem(refuse('filer-only'));
}
