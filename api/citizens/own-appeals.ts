import { type AppealState, type AppealView, viewFor } from '../../domain/index.ts';
import { fromRecords } from '../http/records.ts';
import { type UnsealingNeeds, unseal } from '../personal-data/unseal.ts';
import { citizenOf, serialsOnFile } from './on-file.ts';

export type OwnAppealsNeeds = UnsealingNeeds & {
  readonly store: { byPhone(phone: string): Promise<readonly AppealState[]> };
  readonly clock: () => number;
};

/** Nobody reads a longer list. */
const most = 100;

/** Lists the appeals that have this number on file, as their citizen sees them, newest first. Throws 503. */
export async function ownAppeals(deps: OwnAppealsNeeds, phone: string): Promise<readonly AppealView[]> {
  const states = await fromRecords(deps.store.byPhone(phone));
  const newest = states.toSorted((a, b) => b.registeredAtMs - a.registeredAtMs).slice(0, most);
  const views = await Promise.all(
    newest.map(async (state) => {
      const [serial] = await serialsOnFile(deps, state, phone);
      return serial === undefined ? [] : (viewFor(state, citizenOf(state.id, serial), deps.clock()) ?? []);
    }),
  );
  return (await unseal(deps, views.flat())).value;
}
