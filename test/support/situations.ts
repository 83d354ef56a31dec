import type { Actor, AppealState } from '../../domain/index.ts';
import { beginnings } from './beginnings.ts';
import {
  accepted,
  centre,
  clerk,
  eastCentre,
  facts,
  file,
  given,
  grounds,
  housing,
  integrator,
  everybody as people,
  type Step,
  supervision,
  water,
} from './domain-kit.ts';
import { walk } from './random-walk.ts';
import { representatives } from './representatives.ts';

/** All sorts of cases, and somebody in every relation to one of them: what permissions are tried on. */

const person = (role: Actor['role'], account: string, unit: string | null): Actor => ({
  account,
  unit,
  role,
});

/** Everybody of the sample county, and who stands in relations that need a town of its own. */
export const everybody: Readonly<Record<string, Actor>> = {
  ...people,
  eastTownCentre: person('centre', 'east-town.zhao', 'east-town'),
  secondOfGroup: person('citizen', 'citizen:A1:2', null),
  countyClerk: person('clerk', 'county-centre.chen', 'county-centre'),
  clock: person('clock', 'clock', null),
};

const inTown = { triage: { unit: 'east-centre', above: ['county-centre'] } };
const group = { participants: { people: [{ name: 'Li' }, { name: 'Wu' }] } };
const reportUp: Step = ['report-up', { to: 'county-centre' }, clerk];

const more: Readonly<Record<string, () => AppealState>> = {
  'filed by a clerk': () => file({ by: clerk, county: inTown }).state,
  'reported up by a clerk': () => file({ by: clerk, county: inTown }).knowing(facts).after(reportUp).state,
  'filed by an integrator': () => file({ by: integrator }).state,
  'filed by a town’s centre': () => file({ by: eastCentre }).state,
  'with a town': () => given(['dispatch', { lead: 'east-town' }, centre]).state,
  'open to a town': () => given(['open-to-claims', { units: ['east-town', 'water'] }, centre]).state,
  'passed on': () =>
    given(...accepted, ['transfer', { to: 'water', reason: 'x' }, housing], ['accept-transfer', {}, water])
      .state,
  'refused by another': () =>
    given(
      ...accepted,
      ['transfer', { to: 'water', reason: 'x' }, housing],
      ['refuse-transfer', grounds, water],
    ).state,
  'asked to help': () =>
    given(...accepted, ['request-help', { units: ['transport'], reason: 'x' }, housing]).state,
  'a group': () => file({ body: group }).state,
  'a group’s objection': () =>
    file({ body: group }).after(
      ['decline', { reason: 'in-court', explanation: 'x' }, centre],
      ['object', { reason: 'x' }, everybody.secondOfGroup!],
    ).state,
  'on the conference’s list': () => given(['put-on-conference', { reason: 'x' }, supervision]).state,
};

/** Cases by name; the random lives are the same ones in every run. */
export function situations(lives = 1, steps = 14): ReadonlyMap<string, AppealState> {
  const found = new Map<string, AppealState>();
  for (const [name, make] of Object.entries(representatives)) found.set(name, make().state);
  for (const [name, make] of Object.entries(more)) found.set(name, make());
  Object.entries(beginnings).forEach(([name, begin], i) => {
    const first = begin().state;
    found.set(`beginning: ${name}`, first);
    for (let life = 0; life < lives; life += 1) {
      const seeds = Array.from(
        { length: steps },
        (_, k) => (i * 7919 + life * 104_729 + k * 15_485_863) % 2 ** 31,
      );
      let step = 0;
      walk(first, seeds, ({ after }) => {
        step += 1;
        found.set(`${name}, life ${life}, step ${step}`, after);
      });
    }
  });
  return found;
}
