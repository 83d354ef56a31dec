import { type AppealView, viewFor } from '../../domain/index.ts';
import type { ApiDeps } from '../deps.ts';
import { serialsOnFile } from './on-file.ts';
import { citizenOf } from './read-tracked.ts';
import { fromRecords } from './records.ts';
import { withoutRepeats } from './shown.ts';

/** What the holder of this number has filed, as its citizen sees it, newest first. Throws 503. */
export async function ownAppeals(deps: ApiDeps, phone: string): Promise<readonly AppealView[]> {
  const states = await fromRecords(deps.store.byPhone(phone));
  return states.flatMap((state) => {
    const [serial] = serialsOnFile(state, phone);
    const view = serial === undefined ? null : viewFor(state, citizenOf(state.id, serial), deps.clock());
    return view ? withoutRepeats(view) : [];
  });
}
