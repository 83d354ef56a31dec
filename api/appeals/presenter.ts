import type { County } from '../../county/index.ts';
import {
  type Actor,
  type AnyRule,
  type AppealState,
  type AppealView,
  audienceOf,
  commandNames,
  isoLocal,
  readsAddition,
  rules,
  type Status,
  viewFor,
} from '../../domain/index.ts';
import type { LaterSanction } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { nameOf } from '../http/records.ts';
import { type AuditNeeds, auditReadings, type Reading } from '../personal-data/contacts.ts';
import type { ReleaseNeeds } from '../personal-data/released.ts';
import { unseal } from '../personal-data/unseal.ts';
import { withArea } from './summary.ts';

interface AdditionNeeds {
  readonly store: {
    sanctions(appeal: string): Promise<readonly LaterSanction[]>;
    /** Returns the statuses of those ids that exist. */
    statuses(ids: readonly string[]): Promise<Readonly<Record<string, Status>>>;
  };
  readonly log: Log;
}

interface PlaceNeeds {
  readonly county: Pick<County, 'areaOf'>;
}
export type PresentingNeeds = AdditionNeeds & ReleaseNeeds & PlaceNeeds;
export type FiledPresentingNeeds = ReleaseNeeds & {
  readonly county: Pick<County, 'areaOf' | 'isOutside'>;
};
/** The view. An older case has no town or village of its own, so the county reads the filer's words. */
export type ShownView = AppealView;

/** A view that may leave, once its reading is recorded. */
export interface PresentedView {
  /** The version identifies this view: a caller who has the version has this view. */
  isIdentifiedByVersion(): boolean;
  /** Records the reading, then returns the view. */
  leave(reading: Reading): Promise<ShownView>;
}

/**
 * Presents an appeal as this actor may see it now. It takes the view, adds the records of the database, and unseals
 * the whole. null: the actor may not know of the appeal. Without the database it acts as `unseal` does.
 */
export async function present(
  deps: PresentingNeeds,
  state: AppealState,
  actor: Actor,
  withoutDatabase: 'refuse' | 'withhold' = 'refuse',
): Promise<PresentedView | null> {
  const view = viewFor(state, actor, deps.clock());
  if (!view) return null;
  const added = await addRecords(deps, state, view, actor);
  const { value, erased } = await unseal(deps, withArea(deps.county, added.view), withoutDatabase);
  return {
    isIdentifiedByVersion: () => !added.beyondVersion && !erased && !changedByTime(state, view, actor),
    leave: (reading) => recordView(deps, reading, value),
  };
}

/**
 * Presents a case that was just filed, even while nothing can be unsealed. `earlier` is the filer's own case that
 * it repeats. A filer who gets back the own text has read nothing. People who joined the case later make it a
 * reading.
 */
export async function presentFiled(
  deps: FiledPresentingNeeds,
  state: AppealState,
  reading: Reading,
  earlier?: { readonly appeal: string; readonly lead: string | null },
): Promise<ShownView | null> {
  const view = viewFor(state, reading.actor, deps.clock(), earlier);
  if (!view) return null;
  const { value } = await unseal(deps, withArea(deps.county, view), 'withhold');
  const others = state.participants.some(({ from }) => from !== null);
  return others ? recordView(deps, reading, value) : value;
}

async function recordView(deps: AuditNeeds, reading: Reading, view: ShownView): Promise<ShownView> {
  const [value = view] = await auditReadings(deps, reading, [{ appeal: view.id, value: view }]);
  return value;
}

/** Time has changed this actor's view since the last event, so the version does not identify it. */
const changedByTime = (state: AppealState, view: AppealView, actor: Actor): boolean =>
  JSON.stringify(viewFor(state, actor, state.lastAtMs)) !== JSON.stringify(view);

/**
 * Adds the records that are no events of the case, for those who may read them. These are sanctions after the close
 * and the progress of a sweep.
 */
async function addRecords(
  deps: AdditionNeeds,
  state: AppealState,
  view: AppealView,
  actor: Actor,
): Promise<{ readonly view: AppealView; readonly beyondVersion: boolean }> {
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

/** Adds the commands that are recorded after the close. */
function allowedWith(state: AppealState, { allowedCommands }: AppealView, actor: Actor) {
  if (state.stage.status !== 'closed') return allowedCommands;
  const later = commandNames.filter((name) => {
    const rule: AnyRule = rules[name];
    return rule.afterClose === 'recorded' && rule.by.allows(state, actor) && !allowedCommands.includes(name);
  });
  return [...allowedCommands, ...later];
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

/** Counts the appeals that a sweep has opened, and those of them that are closed. */
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
