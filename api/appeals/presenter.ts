import {
  type Actor,
  type AppealState,
  type AppealView,
  audienceOf,
  isoLocal,
  readsAddition,
  rules,
  type Status,
} from '../../domain/index.ts';
import type { LaterSanction } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { nameOf } from '../http/records.ts';

export interface AdditionNeeds {
  readonly store: {
    sanctions(appeal: string): Promise<readonly LaterSanction[]>;
    /** Of those that are there. */
    statuses(ids: readonly string[]): Promise<Readonly<Record<string, Status>>>;
  };
  readonly log: Log;
}

/** What the database adds to a view; without it the view stands as it is. */
export interface Addition {
  readonly view: AppealView;
  /** Whether something was added that the version says nothing of. */
  readonly beyondVersion: boolean;
}

/** The view with what is no event of the case, for who may read it: sanctions after the close, a sweep's progress. */
export async function shown(
  deps: AdditionNeeds,
  state: AppealState,
  view: AppealView,
  actor: Actor,
): Promise<Addition> {
  const [sanctions, progress] = await Promise.all([
    laterSanctions(deps, state, actor),
    sweepProgress(deps, state, actor),
  ]);
  const added = {
    ...view,
    ...(sanctions.length > 0 ? { sanctions: [...view.sanctions, ...sanctions] } : {}),
    ...(view.sweep && progress ? { sweep: { ...view.sweep, progress } } : {}),
    allowedCommands: allowedWith(state, view, actor),
  };
  return { view: added, beyondVersion: sanctions.length > 0 || progress !== null };
}

/** Sanctions may be recorded after the close, as records of their own. */
function allowedWith(state: AppealState, { allowedCommands }: AppealView, actor: Actor) {
  const name = 'record-sanction';
  const later = state.stage.status === 'closed' && rules[name].by.allows(state, actor);
  return later && !allowedCommands.includes(name)
    ? [...allowedCommands, name as typeof name]
    : allowedCommands;
}

async function laterSanctions({ store, log }: AdditionNeeds, state: AppealState, actor: Actor) {
  const reads = readsAddition('sanctions.later', audienceOf(state, actor));
  if (state.stage.status !== 'closed' || !reads) return [];
  try {
    const found = await store.sanctions(state.id);
    return found.map(({ kind, unit, person, reason, by, atMs }) => {
      return { kind, unit, person, reason, by, at: isoLocal(state.calendar, atMs) };
    });
  } catch (error) {
    log.warn({ appeal: state.id, error: nameOf(error) }, 'later sanctions could not be read');
    return [];
  }
}

/** Of the appeals that a sweep has opened: how many there are and how many are settled. */
async function sweepProgress({ store, log }: AdditionNeeds, state: AppealState, actor: Actor) {
  const { id, sweep, links } = state;
  if (!sweep || !readsAddition('sweep.progress', audienceOf(state, actor))) return null;
  try {
    const statuses = Object.values(await store.statuses(sweep.opened));
    return {
      opened: statuses.length,
      closed: statuses.filter((status) => status === 'closed').length,
      similar: links.filter(({ kind }) => kind === 'similar').length,
    };
  } catch (error) {
    log.warn({ appeal: id, error: nameOf(error) }, 'the progress of a sweep could not be counted');
    return null;
  }
}
