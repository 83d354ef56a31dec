import type { AppealState } from '../state/index.ts';
import { presented } from '../view/presented.ts';
import type { WholeView } from '../view/whole-view.ts';
import type { Audience } from './audience.ts';
import { heardCalls } from './calls.ts';
import { everybody, type Field } from './field-readers.ts';
import type { Reader } from './reader.ts';
import { personalSerial } from './standing.ts';
import { withoutLeftOut } from './sweep-shown.ts';
import { filed, headline, parts, rating, ratings, reasons } from './words-fields.ts';

type FieldTable = { readonly [K in keyof WholeView]: Field<WholeView[K]> };

const all: { readonly whole: readonly Audience[] } = { whole: everybody };

/** `mayReach` must be able to reach the citizen. `filedIt` supplied the citizen's data. */
const mayReach = ['liable', 'centre', 'leader', 'supervision', 'discipline'] as const satisfies Audience[];
const filedIt = ['integrator', 'clerk'] as const satisfies Audience[];

/** Audiences that read the offices' internal data. */
export const offices: readonly Audience[] = ['helper', ...mayReach, 'auditor', 'admin'];

/**
 * Citizens learn of no other case than their own. Anybody can write a stranger's phone number into a filing.
 */
const ownMatter = [
  'merged-into',
  'merged-from',
  'split-into',
  'split-from',
  'moved-into',
  'moved-from',
  'swept-by',
];

/** Readers of the cases that a case is joined to. */
export const linkReaders: readonly Audience[] = [...filedIt, ...offices];

const links: Field<WholeView['links']> = {
  whole: ['discipline'],
  parts: [
    {
      for: linkReaders.filter((audience) => audience !== 'discipline'),
      zh: '不含转出的举报件',
      en: 'without the report of misconduct that it comes from',
      of: (value) => value.filter(({ kind }) => kind !== 'moved-from'),
    },
    {
      for: ['citizen', 'participant', 'eligible'],
      zh: '不含他人或他次诉求',
      en: 'without other people’s cases and earlier ones',
      of: (value, { earlier }) =>
        value.filter(({ kind, appeal }) => ownMatter.includes(kind) || appeal === earlier?.appeal),
    },
  ],
};

const sweep: Field<WholeView['sweep']> = { whole: linkReaders, parts: [withoutLeftOut] };

const participants: Field<WholeView['participants']> = {
  whole: mayReach,
  parts: [
    {
      for: ['citizen', 'participant'],
      zh: '仅本人姓名与电话',
      en: 'names and phones: one’s own',
      of: (value, { actor }, state) => {
        const own = personalSerial(state, actor);
        return withNames(value, ({ serial }) => serial === own);
      },
    },
    {
      for: filedIt,
      zh: '并案而来者不含姓名与电话',
      en: 'names and phones: not of people who came by a merge',
      of: (value) => withNames(value, ({ from }) => from === null),
    },
    {
      for: ['eligible', 'helper', 'auditor', 'admin'],
      zh: '不含姓名与电话',
      en: 'without names and phones',
      of: (value) => withNames(value, () => false),
    },
  ],
};

type Person = WholeView['participants']['people'][number];
const withNames = (value: WholeView['participants'], named: (person: Person) => boolean) => ({
  ...value,
  people: value.people.map((p) => (named(p) ? p : { ...p, name: null, phone: null })),
  toCall: [],
});

const votes: Field<WholeView['votes']> = {
  whole: everybody.filter((name) => name !== 'citizen' && name !== 'participant'),
  parts: [
    {
      for: ['citizen', 'participant'],
      zh: '票数与本人所投',
      en: 'the counts, and one’s own',
      of: (value, { actor }, state) => {
        const mine = state.votes.find(({ serial }) => serial === personalSerial(state, actor));
        return { ...value, mine: mine ? presented(mine, state.calendar) : null };
      },
    },
  ],
};

/** Only audiences that read contacts learn who came again and who is called. */
export const amongOffices: Field<unknown> = { whole: mayReach, instead: [] };

/** Accounts read the reason of an absence, as in the county's list of people. Citizens do not. */
const knowAway = everybody.filter((name) => name !== 'citizen' && name !== 'participant');
const noReason = {
  for: ['citizen', 'participant'],
  zh: '不含人员是否在岗',
  en: 'without who is away',
} as const;
const withoutAway = <T extends { readonly away?: unknown }>({ away: _, ...rest }: T) => rest;

const liable: Field<WholeView['liable']> = {
  whole: knowAway,
  parts: [{ ...noReason, of: (value) => value && withoutAway(value) }],
};
const helpers: Field<WholeView['helpers']> = {
  whole: knowAway,
  parts: [{ ...noReason, of: (value) => value.map(withoutAway) }],
};

/** Every field of an appeal's view, in the order of the view. A new field does not compile without its line. */
export const fields: FieldTable = {
  id: all,
  version: all,
  kind: all,
  urgency: all,
  urgencyAsked: filed(() => null, null),
  title: headline(({ title }) => title, ''),
  description: headline(({ description }) => description, ''),
  category: all,
  channel: all,
  reference: filed(() => null, null),
  area: filed(() => null, null),
  areaId: filed(() => null, null),
  location: filed(({ location }) => location, null),
  occurredAt: filed(() => null, null),
  attachments: filed(({ attachments }) => attachments, []),
  instruction: all,
  parts,
  anonymous: all,
  citizen: { whole: ['citizen', ...filedIt, ...mayReach], instead: null },
  status: all,
  light: all,
  overdue: all,
  registeredAt: all,
  earliestFiledAt: all,
  movedAt: all,
  closedAt: all,
  outcome: all,
  overallDueAt: all,
  triage: all,
  firstReceiver: all,
  liable,
  nextInLine: { whole: offices, instead: [] },
  helpers,
  denials: all,
  redispatches: { whole: offices, instead: [] },
  obligations: all,
  pool: all,
  requests: reasons(),
  hold: all,
  escalation: all,
  conference: all,
  proposedLead: {
    whole: [...filedIt, 'eligible', ...offices],
    parts: [
      {
        for: ['citizen', 'participant'],
        zh: '仅再次提交之时，且出自本人前案',
        en: 'only as one files again, out of one’s own earlier case',
        of: (value, { earlier }) => (value === earlier?.lead ? value : null),
      },
    ],
  },
  answer: all,
  decline: all,
  objection: all,
  merging: all,
  replies: all,
  sanctions: { whole: offices, instead: [] },
  extensions: all,
  promise: all,
  completion: all,
  urges: reasons(),
  orders: { whole: offices, instead: [] },
  callBacks: heardCalls(),
  rating,
  ratings,
  round: all,
  votes,
  participants,
  links,
  sweep,
};

/** Values that the API adds out of the database. Audiences that are not listed do not get them. */
export const additions = {
  /** The progress of a sweep consists of other people's cases. */
  'sweep.progress': ['centre', 'leader', 'supervision', 'discipline', 'auditor', 'admin'],
  /** Readers of the earlier sanctions also read those recorded after the close. */
  'sanctions.later': offices,
} as const satisfies Readonly<Record<string, readonly Audience[]>>;

export const readsAddition = (name: keyof typeof additions, audience: Audience | null): boolean =>
  audience !== null && (additions[name] as readonly Audience[]).includes(audience);

/** Returns one field as this reader may read it. */
export function shownField<T>(field: Field<T>, value: T, reader: Reader, state: AppealState): T {
  if (field.whole.includes(reader.audience)) return value;
  const part = field.parts?.find((p) => p.for.includes(reader.audience));
  return part ? part.of(value, reader, state) : (field.instead as T);
}
