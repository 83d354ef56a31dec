import { evolveAll } from '../../domain/index.ts';
import type { Store } from '../../store/index.ts';

export interface RebuildNeeds {
  readonly store: Pick<Store, 'repair' | 'events'>;
  /** Told after each page. */
  readonly tell?: (so: Rebuilt) => void;
}
export interface Rebuilt {
  readonly looked: number;
  readonly written: number;
  /** Cases whose log has a gap, or whose events do not follow: the repair shows each. */
  readonly skipped: readonly string[];
}

const job = 'rebuild';
const PAGE = 100;
const attempts = 3;

/**
 * Makes every snapshot anew from its events, while everything runs. It keeps how far it is, so the next run goes on where
 * this one stopped.
 */
export async function rebuild({ store, tell }: RebuildNeeds): Promise<Rebuilt> {
  let done: Rebuilt = { looked: 0, written: 0, skipped: [] };
  for (let after = (await store.repair.progress(job)) ?? ''; ; ) {
    const page = await store.repair.logged({ after, most: PAGE });
    const last = page.at(-1);
    if (last === undefined) break;
    for (const appeal of page) done = counted(done, appeal, await rebuilt(store, appeal));
    after = last;
    await store.repair.keepProgress(job, after);
    tell?.(done);
  }
  await store.repair.keepProgress(job, null);
  return done;
}

type Outcome = 'written' | 'skipped';

const counted = ({ looked, written, skipped }: Rebuilt, appeal: string, outcome: Outcome): Rebuilt => ({
  looked: looked + 1,
  written: written + (outcome === 'written' ? 1 : 0),
  skipped: outcome === 'skipped' ? [...skipped, appeal] : skipped,
});

async function rebuilt(store: RebuildNeeds['store'], appeal: string): Promise<Outcome> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const head = await store.repair.head(appeal);
    const extent = (await store.repair.extents([appeal])).get(appeal);
    if (!extent || extent.count < extent.last || extent.last < (head?.version ?? 0)) return 'skipped';
    try {
      const state = evolveAll(null, await store.events(appeal));
      // A command that came between has written a newer one: the next try takes it up.
      if (await store.repair.putSnapshot(state, head?.version ?? null)) return 'written';
    } catch (error) {
      if (error instanceof Error && error.name.startsWith('Mongo')) throw error;
      return 'skipped';
    }
  }
  return 'skipped';
}
