import {
  type Actor,
  type AppealState,
  type CommandName,
  explainRefusal,
  handle,
  isoLocal,
  isRefusal,
  type Obligation,
  type Policy,
  register,
  tick,
} from '../../domain/index.ts';
import { facts, walkableCounty } from './sample.ts';

/**
 * Writes examples of the clock for the rules page. They run under the sample county's policy, so the page matches
 * the rules.
 */
export function clockExamples(policy: Policy): string {
  const played = examples.map(({ title, moves }) => `| ${title} | ${play(policy, moves).join(' | ')} |`);
  return [
    '### Worked examples',
    'Each case is filed and accepted on Monday 2 March 2026 at 10:00, ten working days long. These are the lights of its completion.',
    ['| what happens | due | yellow | red |', '|---|---|---|---|', ...played].join('\n'),
  ].join('\n\n');
}

const day = (date: string, time = '10:00'): string => `2026-${date}T${time}:00+08:00`;
const actor = (role: Actor['role'], unit: string, account = `officer:${unit}`): Actor => ({
  account,
  unit,
  role,
});
const alpha = actor('officer', 'alpha');
const town = actor('centre', 'town');

type Move = readonly [at: string, name: CommandName, by: Actor, body?: Readonly<Record<string, unknown>>];
const complete = (at: string): Move => [at, 'complete', alpha, { result: 'resolved', statement: 'Done.' }];
const returned = (at: string): Move => [at, 'return', town, { reason: 'Not done.' }];
const pause = (at: string): readonly Move[] => [
  [at, 'request-pause', alpha, { reason: 'Frost.' }],
  [at, 'decide-pause', town, { grant: true, reason: 'Frost.' }],
];
const promise = (at: string, dueAt: string): Move => [
  at,
  'promise',
  alpha,
  { catalogueItem: 'item', dueAt, contactedAt: at, contactMeans: 'phone' },
];

const examples: readonly { readonly title: string; readonly moves: readonly Move[] }[] = [
  { title: 'Nothing', moves: [] },
  {
    title: '`return`: completed on the 10th, returned on the 12th, within the review’s limit',
    moves: [complete(day('03-10')), returned(day('03-12'))],
  },
  {
    title: '`return`: completed on the 10th, returned on the 17th; the review was due on the 12th',
    moves: [complete(day('03-10')), returned(day('03-17'))],
  },
  {
    title: '`return`: completed in the last hour, returned two days later for the first time in the round',
    moves: [complete(day('03-16', '23:00')), returned(day('03-18'))],
  },
  {
    title: '`resume`: paused for an hour on the 5th',
    moves: [...pause(day('03-05')), [day('03-05', '11:00'), 'resume', alpha]],
  },
  {
    title: '`resume`: paused from Thursday the 5th to Monday the 9th',
    moves: [...pause(day('03-05')), [day('03-09'), 'resume', alpha]],
  },
  {
    title: '`extension`: granted on the 12th until the end of the 23rd',
    moves: [
      [day('03-12'), 'request-extension', alpha, { until: day('03-24', '00:00'), reason: 'Parts.' }],
      [day('03-12'), 'decide-extension', town, { grant: true, reason: 'Parts.' }],
    ],
  },
  {
    title: '`promise`: on the 3rd, for the end of the 10th',
    moves: [promise(day('03-03'), day('03-11', '00:00'))],
  },
  {
    title: '`promise`: on the 10th, for the end of the 11th; yellow turns as it is made',
    moves: [promise(day('03-10'), day('03-12', '00:00'))],
  },
];

const begin: readonly Move[] = [
  [day('03-02'), 'dispatch', town, { lead: 'alpha' }],
  [day('03-02'), 'accept', alpha],
];

function play(policy: Policy, moves: readonly Move[]): string[] {
  const filed = register(
    'example',
    { kind: 'complaint', title: 'x', description: 'x', category: 'lamps' },
    walkableCounty(policy),
    town,
    Date.parse(day('03-02')),
  );
  if (isRefusal(filed)) throw new Error(explainRefusal(filed).en);
  const played = [...begin, ...moves].reduce(moved, filed.state);
  const { state } = tick(played, played.lastAtMs);
  const owed = state.obligations.find(({ kind }) => kind === 'complete');
  if (!owed) throw new Error('an example ends at work');
  return told(state, owed);
}

function moved(state: AppealState, [at, name, by, body = {}]: Move): AppealState {
  const given = { nowMs: Date.parse(at), actor: by, facts };
  const outcome = handle(state, { name, body }, given);
  if (!outcome.ok) throw new Error(`${name}: ${explainRefusal(outcome.refusal).en}`);
  return outcome.state;
}

function told(state: AppealState, { dueAtMs, yellowAtMs, redAtMs, charged }: Obligation): string[] {
  const moment = (ms: number | null) => (ms === null ? '–' : momentOf(state, ms));
  const already = charged.includes('yellow') ? ' (charged)' : '';
  return [moment(dueAtMs), `${moment(yellowAtMs)}${already}`, moment(redAtMs)];
}

/** Writes midnight as 24:00 of the ending day. */
function momentOf({ calendar }: AppealState, ms: number): string {
  const local = (at: number) => isoLocal(calendar, at).slice(5, 16).replace('T', ' ');
  return local(ms).endsWith('00:00') ? `${local(ms - 1).slice(0, 5)} 24:00` : local(ms);
}
