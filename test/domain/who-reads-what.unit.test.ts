import { describe, expect, it } from 'vitest';
import { fields } from '../../domain/access/fields.ts';
import { story } from '../../domain/access/story.ts';
import { evolvers } from '../../domain/event/evolvers.ts';
import {
  type Actor,
  type AppealState,
  type Audience,
  audienceNames,
  audienceOf,
  publicFields,
  publicViewOf,
  timelineFor,
  viewFor,
} from '../../domain/index.ts';
import {
  admin,
  auditor,
  centre,
  citizen,
  clerk,
  discipline,
  housing,
  integrator,
  leaderCounty,
  neighbour,
  supervision,
  transport,
  water,
} from '../support/domain-kit.ts';
import { mark, markedCase, marksIn } from '../support/marked.ts';
import { situations } from '../support/situations.ts';

const readers: Readonly<Record<Audience, { actor: Actor; filed?: Actor }>> = {
  citizen: { actor: citizen },
  participant: { actor: neighbour },
  integrator: { actor: integrator, filed: integrator },
  clerk: { actor: clerk, filed: clerk },
  eligible: { actor: water },
  helper: { actor: transport },
  liable: { actor: housing },
  centre: { actor: centre },
  leader: { actor: leaderCounty },
  supervision: { actor: supervision },
  discipline: { actor: discipline },
  auditor: { actor: auditor },
  admin: { actor: admin },
};

const contact = ['filer name', 'filer phone', 'filer email'];
const named = ['own name', 'own phone', 'other name', 'other phone'];
const joined = ['newcomer name', 'newcomer phone'];
const internal = ['order', 'order reply', 'sanction'];
const shell = ['note', 'refused signal', 'cancel'];
const linked = ['merged-into', 'merged-from', 'split-into', 'split-from', 'swept-by'].map(
  (kind) => `link ${kind}`,
);
const others = ['link similar', 'link repeats'];
const proposed = ['proposed lead'];
const votes = ['own vote', 'other vote'];

/** The design's answer, written down by itself: what of the marks each may find, in the view and in the story. */
const office = [...contact, ...named, ...joined, ...internal, ...linked, ...others, ...proposed, 'call'];
const officeStory = [...contact, ...internal, ...shell, ...linked, ...others, ...votes, 'call'];
const apart = [...internal, ...linked, ...others, ...proposed, 'call'];
const apartStory = [...internal, ...shell, ...linked, ...others, 'call'];
const filer = [...contact, ...named, ...linked, ...others, ...proposed, 'call'];
const filerStory = [...contact, ...linked, ...others, 'call'];
const expected: Readonly<Record<Audience, { view: string[]; story: string[] }>> = {
  citizen: { view: [...contact, ...linked, 'call'], story: [...contact, ...linked, 'call'] },
  participant: { view: ['own name', 'own phone', 'own vote', ...linked], story: [...linked, 'own vote'] },
  integrator: { view: filer, story: filerStory },
  clerk: { view: filer, story: filerStory },
  eligible: { view: [...linked, ...proposed], story: linked },
  helper: { view: apart, story: apartStory },
  liable: { view: office, story: officeStory },
  centre: { view: office, story: officeStory },
  leader: { view: office, story: officeStory },
  supervision: { view: office, story: officeStory },
  discipline: { view: office, story: officeStory },
  auditor: { view: apart, story: apartStory },
  admin: { view: apart, story: apartStory },
};

describe.each(audienceNames)('read as %s', (name) => {
  const { actor, filed } = readers[name];
  const { state, events } = markedCase(filed);
  const view = viewFor(state, actor, state.lastAtMs);

  it('a case is read as this audience', () => {
    expect(audienceOf(state, actor)).toBe(name);
  });

  it('the view holds what is marked for it, and no other mark', () => {
    expect(marksIn(view).sort()).toEqual([...expected[name].view].sort());
  });

  it('the story holds what is marked for it, and no other mark', () => {
    expect(marksIn(timelineFor(state, events, actor)).sort()).toEqual([...expected[name].story].sort());
  });

  it('every field is whole, in part, or what the table puts in its place', () => {
    const whole = viewFor(state, supervision, state.lastAtMs) as unknown as Record<string, unknown>;
    for (const [field, line] of Object.entries(fields)) {
      const value = (view as unknown as Record<string, unknown>)[field];
      const parts = line.parts?.some((part) => part.for.includes(name));
      if (line.whole.includes(name)) expect({ [field]: value }).toEqual({ [field]: whole[field] });
      else if (!parts) expect({ [field]: value }).toEqual({ [field]: line.instead });
    }
  });
});

describe('the tables', () => {
  it('give each audience one way of reading a field: whole, one part, or what stands in its place', () => {
    for (const [field, { whole, parts = [], instead }] of Object.entries(fields)) {
      for (const name of audienceNames) {
        const ways = [whole.includes(name), ...parts.map((part) => part.for.includes(name))].filter(
          Boolean,
        ).length;
        expect({ field, name, ways }).toEqual({
          field,
          name,
          ways: instead === undefined ? 1 : Math.min(ways, 1),
        });
      }
    }
  });

  it('name every field of a view and every event, and no others', () => {
    const { state } = markedCase();
    const view = viewFor(state, supervision, state.lastAtMs);
    expect(Object.keys(view ?? {})).toEqual([...Object.keys(fields), 'allowedCommands']);
    expect(Object.keys(story).sort()).toEqual([...Object.keys(evolvers), 'registered'].sort());
  });
});

describe('a case filed again', () => {
  it('tells its citizen of the earlier case whose code was shown, and of no other', () => {
    const { state } = markedCase();
    const earlier = { appeal: mark('link repeats'), lead: mark('proposed lead') };
    const view = viewFor(state, citizen, state.lastAtMs, earlier);
    expect(marksIn(view)).toEqual(expect.arrayContaining(['link repeats', 'proposed lead']));
    const other = viewFor(state, citizen, state.lastAtMs, { appeal: 'X9', lead: 'another' });
    expect(marksIn(other)).not.toEqual(expect.arrayContaining(['link repeats']));
    expect(other?.proposedLead).toBeNull();
  });
});

describe('what the public reads', () => {
  /** Every word that a person wrote, replaced by a mark. */
  const written = (state: AppealState): AppealState => {
    const { registration } = state;
    const text = {
      title: mark('title'),
      description: mark('description'),
      area: mark('area'),
      channel: mark('channel'),
    };
    return { ...state, registration: { ...registration, ...text, location: { address: mark('address') } } };
  };

  it('is nothing that a person wrote and no number, whatever the case', () => {
    for (const [name, state] of situations(1, 6)) {
      const shown = publicViewOf(written(state));
      if (shown === null) continue;
      expect([name, marksIn(shown)]).toEqual([name, []]);
      expect(JSON.stringify(shown)).not.toMatch(/A1|1380|citizen|officer|\.li|\.head/);
      expect(Object.keys(shown)).toEqual([...publicFields]);
    }
    expect(marksIn(publicViewOf(written(markedCase().state)))).toEqual([]);
  });

  it('is nothing at all of a report of misconduct', () => {
    const reports = [...situations(1, 6).values()].filter(({ category }) => category.confidential);
    expect(reports.length).toBeGreaterThan(2);
    expect(reports.map((state) => publicViewOf(state))).toEqual(reports.map(() => null));
  });

  it('has the area only where it is one of the county’s', () => {
    const { state } = markedCase();
    const there = { ...state, registration: { ...state.registration, area: 'east-town' } };
    expect(publicViewOf(there, ['east-town'])?.area).toBe('east-town');
    expect(publicViewOf(there, ['west-town'])?.area).toBeNull();
    expect(publicViewOf(there)?.area).toBeNull();
  });
});
