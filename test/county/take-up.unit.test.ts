import { describe, expect, it } from 'vitest';
import {
  type ChangedInFiles,
  countyHash,
  dataOf,
  loadCounty,
  lookAgain,
  takeUpCounty,
} from '../../county/index.ts';
import { notBegun } from '../../store/index.ts';
import { FakeShelf } from '../api/fake-shelf.ts';
import { editedCounty, sampleDir } from './edited-county.ts';

const files = await loadCounty(sampleDir);
const edited = await editedCounty(['policy.yaml', 'callBackAttempts: 3', 'callBackAttempts: 4']);
const moved = await editedCounty(['calendar.yaml', 'to: 2026-10-07', 'to: 2026-10-08']);

function given(shelf: FakeShelf, embedded = true) {
  const told: string[] = [];
  const say = (_: object, message: string) => void told.push(message);
  return {
    ...{ dir: sampleDir, shelf, embedded, told, log: { info: say, warn: say, error: say }, clock: () => 0 },
    carry: (nowMs: number, what: ChangedInFiles) => notBegun(nowMs, { ...what, policy: false }),
  };
}
const stored = (county: typeof files, filesHash = countyHash(county)) => ({
  ...{ version: 3, data: dataOf(county), filesHash, by: 'x', atMs: 0, parts: [], carry: null },
});

describe('the county at the start', () => {
  it('is stored as the files say where nothing is stored', async () => {
    const shelf = new FakeShelf();
    const live = await takeUpCounty(given(shelf));
    expect(live.version).toBe(1);
    expect(shelf.versions).toMatchObject([{ version: 1, by: 'files', carry: null }]);
    await takeUpCounty(given(shelf));
    expect(shelf.versions).toHaveLength(1);
  });

  it('is the stored one where somebody has changed it, whatever the files say', async () => {
    const shelf = new FakeShelf();
    await shelf.add(stored(edited, countyHash(moved)));
    const sources = given(shelf);
    const live = await takeUpCounty(sources);
    expect([live.version, live.county.policy.callBackAttempts]).toEqual([3, 4]);
    expect(sources.told).toContain('the files differ from the stored county, which is in force');
  });

  it('is no difference where the files were written from it', async () => {
    const shelf = new FakeShelf();
    await shelf.add(stored(files, countyHash(moved)));
    const sources = given(shelf);
    await takeUpCounty(sources);
    expect(sources.told.join()).not.toContain('differ');
    expect(shelf.versions).toHaveLength(1);
  });

  it('is what the edited files say on a stack of one’s own where nobody has changed the stored one', async () => {
    const shelf = new FakeShelf();
    await shelf.add(stored(edited));
    expect((await takeUpCounty(given(shelf))).county.policy.callBackAttempts).toBe(3);
    expect(shelf.versions.at(-1)).toMatchObject({ version: 4, carry: null });
  });

  it('is told to open appeals where the edited files hold another calendar', async () => {
    const shelf = new FakeShelf();
    await shelf.add(stored(moved));
    await takeUpCounty(given(shelf));
    expect(shelf.versions.at(-1)?.carry).toMatchObject({ calendar: true, policy: false, state: 'open' });
  });

  it('is the stored one in a cluster, however the files of a new release differ', async () => {
    const shelf = new FakeShelf();
    await shelf.add(stored(edited));
    expect((await takeUpCounty(given(shelf, false))).county.policy.callBackAttempts).toBe(4);
    expect(shelf.versions).toHaveLength(1);
  });

  it('is the files’ while the database is away, and the stored one as soon as it is back', async () => {
    let away = true;
    const shelf = new FakeShelf(() => {
      if (away) throw new Error('away');
    });
    const sources = given(shelf, false);
    const live = await takeUpCounty(sources);
    expect([live.version, live.county.policy.callBackAttempts]).toEqual([0, 3]);
    expect(live.tag).toMatch(/^0-[0-9a-f]{12}$/);
    away = false;
    await shelf.add(stored(edited));
    await lookAgain(sources, live);
    expect([live.version, live.county.policy.callBackAttempts]).toEqual([3, 4]);
  });

  it('is left as it is where what is stored cannot be read', async () => {
    const shelf = new FakeShelf();
    await shelf.add({ ...stored(edited), data: { units: [] } });
    const sources = given(shelf, false);
    expect((await takeUpCounty(sources)).county.policy.callBackAttempts).toBe(3);
    expect(sources.told).toContain('the stored county is not valid here');
  });

  it('follows a change that another process has made', async () => {
    const shelf = new FakeShelf();
    const sources = given(shelf);
    const live = await takeUpCounty(sources);
    const { county } = live;
    await shelf.add({ ...stored(edited), version: 2 });
    await lookAgain(sources, live);
    expect(county.policy.callBackAttempts).toBe(4);
    expect(county.factsFor({}, {}, { account: 'x', unit: 'gas', role: 'officer' }).units).toHaveProperty(
      'gas',
    );
  });
});
