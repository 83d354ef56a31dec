import { words } from '../../domain/index.ts';
import { storyWords } from '../words/story.ts';
import type { Event, Telling } from './shown-case.ts';

/** One step of the case in friendly words, with what was said at it. */
export interface Step {
  readonly seq: number;
  readonly at: string;
  readonly told: string;
  readonly who: string;
  readonly said: string | null;
  readonly light: 'yellow' | 'red' | null;
}

type Told = readonly [told: string, said?: string | null];
type Data = Readonly<Record<string, unknown>>;
type Teller = (event: Event, data: Data, telling: Telling) => Told | null;

const textIn = (data: Data, name: string): string =>
  typeof data[name] === 'string' ? (data[name] as string) : '';
const partIn = (data: Data, name: string): Data => (data[name] ?? {}) as Data;
const unitsIn = (data: Data, name: string, { unit, list }: Telling): string =>
  list(((data[name] ?? []) as string[]).map((id) => unit(id)));
const told_ = ({ language }: Telling) => storyWords[language];

/** Steps that need more than a sentence with the unit's name. Null leaves a step out. */
const tellers: Readonly<Record<string, Teller>> = {
  registered: (_, __, telling) => [told_(telling).registered],
  'report-opened': (_, data, telling) => [
    told_(telling)['report-opened'](telling.unit(textIn(data, 'unit'))),
  ],
  corrected: ({ actor }, data, telling) => [
    told_(telling).corrected(telling.unit(actor.unit)),
    textIn(data, 'reason'),
  ],
  'reported-up': ({ actor }, _, telling) => [told_(telling)['reported-up'](telling.unit(actor.unit))],
  answered: ({ actor }, data, telling) => [
    told_(telling).answered(telling.unit(actor.unit)),
    textIn(data, 'text'),
  ],
  declined: ({ actor }, data, telling) => [
    told_(telling).declined(telling.unit(actor.unit)),
    textIn(data, 'explanation'),
  ],
  objected: (_, data, telling) => [told_(telling).objected, textIn(partIn(data, 'request'), 'reason')],
  'objection-decided': (_, data, telling) => [
    data.overturn ? told_(telling).overturned : told_(telling).upheld,
    textIn(data, 'reason'),
  ],
  settled: (_, data, telling) => [
    told_(telling).settled(telling.unit(textIn(data, 'unit'))),
    textIn(partIn(data, 'completion'), 'statement'),
  ],
  dispatched: (_, data, telling) => [told_(telling).dispatched(telling.unit(textIn(data, 'lead')))],
  'opened-to-claims': (_, data, telling) => [
    told_(telling)['opened-to-claims'](unitsIn(partIn(data, 'pool'), 'units', telling)),
  ],
  'pool-lapsed': (_, __, telling) => [told_(telling)['pool-lapsed']],
  claimed: (_, data, telling) => [told_(telling).claimed(telling.unit(textIn(data, 'unit')))],
  accepted: (_, data, telling) => [told_(telling).accepted(telling.unit(textIn(data, 'unit')))],
  'acceptance-deemed': (_, data, telling) => [
    told_(telling)['acceptance-deemed'](telling.unit(textIn(data, 'unit'))),
  ],
  reassigned: (_, data, telling) => [
    told_(telling).reassigned(telling.unit(textIn(data, 'unit')), telling.person(textIn(data, 'person'))),
  ],
  promised: (_, data, telling) => {
    const promise = partIn(data, 'promise');
    return [told_(telling).promised(telling.unit(textIn(promise, 'unit'))), textIn(promise, 'standard')];
  },
  'progress-reported': (_, data, telling) => [
    told_(telling)['progress-reported'](telling.unit(textIn(data, 'unit'))),
    textIn(data, 'text'),
  ],
  'ownership-denied': (_, data, telling) => [
    told_(telling)['ownership-denied'](telling.unit(textIn(data, 'unit'))),
    textIn(data, 'grounds'),
  ],
  transferred: (_, data, telling) => [told_(telling).transferred(telling.unit(textIn(data, 'to')))],
  'help-answered': (_, data, telling) =>
    data.agree ? [told_(telling)['help-agreed'](telling.unit(textIn(data, 'unit')))] : null,
  'extension-decided': (_, data, telling) => [
    data.grant ? told_(telling).extended : told_(telling).notExtended,
    textIn(data, 'reason'),
  ],
  'pause-decided': (_, data, telling) => [
    data.grant ? told_(telling).paused : told_(telling).notPaused,
    textIn(data, 'reason'),
  ],
  resumed: (_, __, telling) => [told_(telling).resumed],
  completed: ({ actor }, data, telling) => [
    told_(telling).completed(telling.unit(actor.unit)),
    textIn(partIn(data, 'completion'), 'statement'),
  ],
  approved: (_, __, telling) => [told_(telling).approved],
  returned: (_, data, telling) => [told_(telling).returned, textIn(data, 'reason')],
  rated: (_, data, telling) => {
    const outcome = textIn(data, 'outcome') as 'satisfied' | 'explained' | 'rework';
    return [told_(telling)[outcome] ?? told_(telling).rework, textIn(partIn(data, 'rating'), 'comment')];
  },
  voted: (_, __, telling) => [told_(telling).voted],
  'called-back': (_, data, telling) => {
    const call = partIn(data, 'callBack');
    return [
      call.reached === false ? told_(telling).notReached : told_(telling)['called-back'],
      textIn(call, 'said'),
    ];
  },
  supplemented: (_, data, telling) => [told_(telling).supplemented, textIn(data, 'text')],
  urged: ({ actor }, data, telling) => [
    actor.role === 'citizen' ? told_(telling).urged : told_(telling).urgedBy,
    textIn(data, 'reason'),
  ],
  'withdrawal-requested': (_, __, telling) => [told_(telling)['withdrawal-requested']],
  withdrawn: (_, __, telling) => [told_(telling).withdrawn],
  escalated: (_, data, telling) => [told_(telling).escalated(telling.person(textIn(data, 'leader')))],
  'taken-over': (_, data, telling) => [told_(telling)['taken-over'](telling.person(textIn(data, 'leader')))],
  convened: (_, data, telling) => [told_(telling).convened(textIn(data, 'place'))],
  ruled: (_, data, telling) => {
    const ruling = partIn(data, 'ruling');
    return [told_(telling).ruled(telling.unit(textIn(ruling, 'lead'))), textIn(ruling, 'instruction')];
  },
  'put-on-conference': () => null,
  'conference-listed': (_, __, telling) => [told_(telling)['conference-listed']],
  'resolution-recorded': (_, data, telling) => [told_(telling)['resolution-recorded'], textIn(data, 'text')],
  replied: (_, data, telling) => [told_(telling).replied, textIn(data, 'text')],
  split: (_, __, telling) => [told_(telling).split],
  merged: (_, __, telling) => [told_(telling).merged],
  absorbed: (_, __, telling) => [told_(telling).absorbed],
  'light-turned': (_, data, telling) =>
    data.light === 'red' ? [told_(telling).red] : data.light === 'yellow' ? [told_(telling).yellow] : null,
  'rating-window-ended': (_, __, telling) => [told_(telling)['rating-window-ended']],
  // The offices' own steps, which change nothing for the citizen.
  'merge-asked': () => null,
  'effect-acknowledged': () => null,
  'county-changed': () => null,
  'sweep-ordered': () => null,
  'takeover-passed': () => null,
  'helper-reassigned': () => null,
};

/** Tells the events of a case, newest first. An event without a sentence of its own has its term. */
export function storyOf(events: readonly Event[], telling: Telling): Step[] {
  return events
    .flatMap((event): Step[] => {
      const { seq, at, type, actor } = event;
      const data = event.data as Data;
      const teller = tellers[type];
      const told = teller ? teller(event, data, telling) : [termOf(type, telling)];
      if (told === null) return [];
      const light = type === 'light-turned' ? (data.light as 'yellow' | 'red') : null;
      const who = actor.role === 'citizen' || actor.unit === null ? '' : telling.unit(actor.unit);
      return [{ seq, at, told: told[0] ?? '', who, said: told[1] || null, light }];
    })
    .toReversed();
}

const termOf = (type: string, { language }: Telling): string => {
  const terms: Readonly<Record<string, { zh: string; en: string }>> = words.events;
  return terms[type]?.[language] ?? '';
};
