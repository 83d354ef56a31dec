import { adoption, type Carried, type County, newsOfPeople } from '../../county/index.ts';
import {
  type AppealState,
  absenceOf,
  handle,
  isoLocal,
  liableOf,
  type Obligation,
  systemActor,
} from '../../domain/index.ts';
import { fromRecords } from '../http/records.ts';

export interface EffectNeeds {
  readonly store: {
    listOpen(page: { readonly after: string; readonly most: number }): Promise<AppealState[]>;
  };
  readonly clock: () => number;
}

interface Bearer {
  readonly unit: string | null;
  readonly person: string | null;
}
interface Owed extends Bearer {
  readonly dueAt: string;
}
/** An obligation, before and after the change. */
export interface ObligationEffect {
  readonly kind: string;
  readonly before: Owed;
  readonly after: Owed;
}
/** An open case that a change of the county touches. */
export interface CaseEffect {
  readonly appeal: string;
  readonly liable: Bearer;
  /** The liable unit or person is in the county no more, is away or has moved. */
  readonly trouble: 'no-unit' | 'left' | 'moved' | 'leave' | null;
  readonly obligations: readonly ObligationEffect[];
}
export interface Effects {
  readonly cases: readonly CaseEffect[];
  readonly caseCount: number;
  readonly obligationCount: number;
  /** False: the time was not enough for all open cases, and the counts are of those that were looked at. */
  readonly complete: boolean;
}

const page = 100;
const mostListed = 200;
const mostMs = 6_000;

/**
 * Plays the change on every open case, as the worker would, and stores nothing. Cases that must not be known of are
 * left out. Throws 503 without the database.
 */
export async function effectsOf(deps: EffectNeeds, next: County, what: Carried): Promise<Effects> {
  const untilMs = deps.clock() + mostMs;
  const cases: CaseEffect[] = [];
  let [caseCount, obligationCount, complete] = [0, 0, true];
  for (let after = ''; ; ) {
    const states = await fromRecords(deps.store.listOpen({ after, most: page }));
    for (const state of states.filter(({ category }) => category.confidential !== true)) {
      const effect = effectOn(state, next, what, deps.clock());
      if (!effect) continue;
      caseCount += 1;
      obligationCount += effect.obligations.length;
      if (cases.length < mostListed) cases.push(effect);
    }
    const last = states.at(-1);
    if (!last) break;
    after = last.id;
    if (deps.clock() > untilMs) {
      complete = false;
      break;
    }
  }
  return { cases, caseCount, obligationCount, complete };
}

function effectOn(before: AppealState, next: County, what: Carried, nowMs: number): CaseEffect | null {
  const after = taught(before, next, what, nowMs);
  const obligations = before.obligations.flatMap((o) => {
    const now = after.obligations.find(({ id }) => id === o.id);
    if (!now || (now.dueAtMs === o.dueAtMs && sameOwner(now, o))) return [];
    return [{ kind: o.kind, before: owed(before, o), after: owed(after, now) }];
  });
  const liable = liableOf(after);
  const trouble = liable ? troubleOf(after, next, liable) : null;
  const wasTrouble = liable ? absenceOf(before, liable.unit, liable.person) : null;
  if (obligations.length === 0 && (trouble === null || trouble === wasTrouble)) return null;
  const bearer = { unit: liable?.unit ?? null, person: liable?.person ?? null };
  return { appeal: before.id, liable: bearer, trouble, obligations };
}

/** The case after the worker's commands. A case that refuses one keeps its state. */
function taught(before: AppealState, next: County, what: Carried, nowMs: number): AppealState {
  const adopted = played(before, adoption(next, what, before, nowMs), nowMs);
  return what.people ? played(adopted, newsOfPeople(next, adopted, nowMs), nowMs) : adopted;
}

function played(state: AppealState, command: ReturnType<typeof adoption>, nowMs: number): AppealState {
  if (command === null) return state;
  const { name, body, facts } = command;
  const done = handle(state, { name, body }, { nowMs, actor: systemActor, facts });
  return done.ok ? done.state : state;
}

const sameOwner = ({ owner: a }: Obligation, { owner: b }: Obligation): boolean =>
  a.unit === b.unit && a.person === b.person;

const owed = ({ calendar }: AppealState, { owner, dueAtMs }: Obligation): Owed => ({
  unit: owner.unit,
  person: owner.person,
  dueAt: isoLocal(calendar, dueAtMs),
});

function troubleOf(
  state: AppealState,
  next: Pick<County, 'unit'>,
  { unit, person }: { readonly unit: string; readonly person: string },
): CaseEffect['trouble'] {
  return next.unit(unit) ? absenceOf(state, unit, person) : 'no-unit';
}
