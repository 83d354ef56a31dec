import { describe, expect, it } from 'vitest';
import { type County, loadCounty } from '../../county/index.ts';
import {
  type Actor,
  type CountyAtRegistration,
  dueAtMs,
  isRefusal,
  type RegisterBody,
  register,
} from '../../domain/index.ts';
import { editedCounty, sampleDir } from './edited-county.ts';

const county = await loadCounty(sampleDir);
const at = (local: string) => Date.parse(`${local.replace(' ', 'T')}:00+08:00`);
const nowMs = at('2026-03-02 10:00');
const hotline: Actor = { account: 'integrator:hotline', unit: null, role: 'integrator' };
const clerk: Actor = { account: 'clerk:lakeside-village', unit: 'lakeside-village', role: 'clerk' };

function kept(from: County, category: string, actor: Actor, when = nowMs): CountyAtRegistration {
  const answer = from.atRegistration(category, actor, when);
  if (isRefusal(answer)) throw new Error(`${category} was refused: ${answer.refused}`);
  return answer;
}

describe('triage', () => {
  it('begins with the unit of the clerk who files, and passes up through the town to the county', () => {
    const { triage, units } = kept(county, 'social-aid', clerk);
    expect(triage).toEqual({ unit: 'lakeside-village', above: ['lakeside-town', 'county'] });
    expect(units).toMatchObject({
      'lakeside-village': { head: 'clerk:lakeside-village' },
      'lakeside-town': { centre: 'centre:lakeside-town' },
      county: { head: 'centre:county' },
    });
  });

  it("begins with the county's centre where anybody else files, a town's centre included", () => {
    const townCentre: Actor = { account: 'centre:lakeside-town', unit: 'lakeside-town', role: 'centre' };
    const citizen: Actor = { account: 'citizen:A1:0', unit: null, role: 'citizen' };
    for (const actor of [hotline, townCentre, citizen]) {
      expect(kept(county, 'roads', actor).triage).toEqual({ unit: 'county', above: [] });
    }
  });

  it('gives the first dispatch obligation to who is in charge of the centre', () => {
    const body: RegisterBody = { kind: 'request', title: 't', description: 'd', category: 'social-aid' };
    const done = register('A1', body, kept(county, 'social-aid', hotline), hotline, nowMs);
    if (isRefusal(done)) throw new Error(done.refused);
    const [owed] = done.state.obligations;
    expect(owed).toMatchObject({ kind: 'dispatch', owner: { unit: 'county', person: 'centre:county' } });
  });
});

describe('what an appeal keeps', () => {
  it('is the leader of its category and the default one, the deputy acting while one is away', async () => {
    const edited = await editedCounty([
      'people.yaml',
      'account: leader:urban,',
      'account: leader:urban, leave: [{ from: 2026-03-02, to: 2026-03-02 }],',
    ]);
    expect(kept(edited, 'street-lighting', hotline).leaders).toEqual({
      category: { account: 'leader:urban', deputy: 'leader:deputy', onLeave: true },
      default: { account: 'leader:deputy', deputy: 'leader:urban', onLeave: false, deputyOnLeave: true },
    });
    expect(kept(edited, 'other', hotline).leaders.category).toBeNull();
    expect(kept(edited, 'street-lighting', hotline, at('2026-03-03 00:00')).leaders.category?.onLeave).toBe(
      false,
    );
  });

  it('is the calendar around its registration, in which its limits end on the same instants', () => {
    const { calendar, category } = kept(county, 'street-lighting', hotline);
    const listed = Object.keys(calendar.days).sort();
    expect(listed[0]! >= '2026-01-30').toBe(true);
    expect(listed.at(-1)! <= '2027-09-03').toBe(true);
    for (const limit of [category.limit, '30wd', '200wd']) {
      expect(dueAtMs(calendar, limit, nowMs)).toBe(dueAtMs(county.calendar, limit, nowMs));
    }
  });

  it('is made once a day for a category and a triage, so that registering is cheap', () => {
    const first = kept(county, 'roads', hotline, at('2026-03-02 00:00'));
    expect(kept(county, 'roads', hotline, at('2026-03-02 23:59'))).toBe(first);
    expect(kept(county, 'roads', clerk, at('2026-03-02 23:59'))).not.toBe(first);
    expect(kept(county, 'roads', hotline, at('2026-03-03 00:00'))).not.toBe(first);
  });

  it('is the policy of the day: another one applies to appeals registered afterwards', () => {
    const policy = { ...county.policy, version: 'next', callBackAttempts: 5 };
    const next = county.withPolicy(policy);
    expect(kept(next, 'roads', hotline).policy).toEqual(policy);
    expect(kept(county, 'roads', hotline).policy).toEqual(county.policy);
  });
});

describe('a category that the county does not have', () => {
  it('is refused', () => {
    expect(county.atRegistration('constructor', hotline, nowMs)).toEqual({
      refused: 'unknown-category',
      params: { category: 'constructor' },
    });
  });
});
