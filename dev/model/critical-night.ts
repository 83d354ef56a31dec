import type { County } from '../../county/index.ts';
import {
  type Actor,
  type AppealState,
  type CommandName,
  commonBody,
  explainRefusal,
  handle,
  isoLocal,
  isRefusal,
  type Recorded,
  register,
  rules,
  tick,
  words,
} from '../../domain/index.ts';

/** Plays the gas leak of the first night of Spring Festival under the sample county, minute by minute. */
export function criticalNight(county: County): string {
  const played = playedNight(county);
  const rows = played.flatMap(({ state, events }) =>
    events.map(({ atMs, type, actor }) => {
      const [clock, name] = [isoLocal(state.calendar, atMs).slice(11, 16), words.events[type as Known]];
      return `| ${clock} | ${name.zh} ${name.en} | ${actor.role === 'clock' ? '–' : `\`${actor.account}\``} | ${owedIn(state)} |`;
    }),
  );
  return [
    '### One critical night',
    'The first day of Spring Festival 2026, 03:00: a smell of gas in a stairwell. The sample county plays it. The last column says who owes what after the act.',
    ['| time | event | by | who owes what, until when |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}

type Known = keyof typeof words.events;
type Move = readonly [
  time: string,
  name: CommandName | null,
  by: Actor | null,
  body?: Readonly<Record<string, unknown>>,
];

const actor = (role: Actor['role'], account: string, unit: string | null): Actor => ({ role, account, unit });
const seat = actor('clerk', 'clerk:hotline', 'county');
const chief = actor('centre', 'centre:county-2', 'county');
const crew = actor('officer', 'officer:gas-2', 'gas');
const citizen = actor('citizen', 'citizen:night:0', null);
const leader = actor('leader', 'leader:deputy', null);

const moves: readonly Move[] = [
  ['03:04', 'dispatch', chief, { lead: 'gas' }],
  ['03:19', null, null],
  ['03:25', 'take-over', leader],
  ['04:10', 'report-progress', crew, { text: 'The valve is shut, the stairwell is aired.', contained: true }],
  ['11:30', 'complete', crew, { result: 'resolved', statement: 'The joint is replaced and tested.' }],
  ['12:15', 'approve', leader],
  ['18:00', 'rate', citizen, { contacted: true, resolved: true, satisfaction: 'yes' }],
];

const instant = (time: string): number => Date.parse(`2026-02-17T${time}:00+08:00`);

function playedNight(county: County): Recorded[] {
  const filed = filedAtNight(county);
  const played: Recorded[] = [filed];
  for (const move of moves) {
    const before = played.at(-1)?.state ?? filed.state;
    played.push(moved(county, before, move));
  }
  return played;
}

function filedAtNight(county: County): Recorded {
  const nowMs = instant('03:00');
  const kept = county.atRegistration('gas', seat, nowMs);
  if (isRefusal(kept)) throw new Error(explainRefusal(kept).en);
  const body = {
    kind: 'request',
    title: 'A smell of gas',
    description: 'In the stairwell.',
    category: 'gas',
  } as const;
  const duty = county.dutyFor(Object.keys(kept.units), nowMs);
  const done = register('night', { ...body, urgency: 'critical' }, kept, seat, nowMs, { duty });
  if (isRefusal(done)) throw new Error(explainRefusal(done).en);
  return done;
}

function moved(county: County, before: AppealState, [time, name, by, body = {}]: Move): Recorded {
  const nowMs = instant(time);
  if (name === null || by === null) return tick(before, nowMs);
  const shape = { ...rules[name].body, ...commonBody };
  const named = county.factsFor(shape, body, by, nowMs);
  const duty = county.dutyFor([...Object.keys(before.units), ...Object.keys(named.units)], nowMs);
  const outcome = handle(before, { name, body }, { nowMs, actor: by, facts: { ...named, duty } });
  if (!outcome.ok) throw new Error(`${name}: ${explainRefusal(outcome.refusal).en}`);
  return outcome;
}

/** Lists the open obligations, each with its owner and its time. */
const owedIn = ({ obligations, calendar }: AppealState): string =>
  obligations
    .filter(({ owner }) => owner.role !== 'citizen')
    .map(({ kind, owner, dueAtMs }) => {
      const due = isoLocal(calendar, dueAtMs).slice(5, 16).replace('T', ' ');
      return `${words.obligations[kind].en} \`${owner.person}\` ${due}`;
    })
    .join('; ') || '–';
