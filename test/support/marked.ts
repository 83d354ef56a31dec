import type { EventType } from '../../domain/event/evolvers.ts';
import type { AppealEvent, AppealState } from '../../domain/index.ts';
import { centre, citizen, file, housing, supervision } from './domain-kit.ts';

/** A case in which everything that is not for everybody carries a mark of its own, to look for in what is read. */

export const mark = (name: string): string => `«${name}»`;
/** The marks in whatever was read, by name. */
export const marksIn = (read: unknown): string[] => [
  ...new Set([...JSON.stringify(read).matchAll(/«([^»]+)»/g)].map(([, name]) => String(name))),
];

const people = [
  { name: mark('own name'), phone: mark('own phone') },
  { name: mark('other name'), phone: mark('other phone') },
];
const newcomer = {
  serial: 3,
  name: mark('newcomer name'),
  phone: mark('newcomer phone'),
  from: 'M1',
  withdrawn: false,
};
const contact = { name: mark('filer name'), phone: mark('filer phone'), email: mark('filer email') };
const link = (kind: string) =>
  ({ kind, appeal: mark(`link ${kind}`), registeredAtMs: null }) as AppealState['links'][0];

/** As read by participant 1: `own` is that person's. */
export function markedCase(by = citizen): { state: AppealState; events: readonly AppealEvent[] } {
  const filed = file({ by, body: { citizen: contact, participants: { people }, channel: 'web' } });
  const { state } = filed.after(
    ['dispatch', { lead: 'housing', helpers: ['transport'] }, centre],
    ['accept', {}, housing],
  );
  const [first] = filed.events;
  const links = [
    'merged-into',
    'merged-from',
    'split-into',
    'split-from',
    'swept-by',
    'similar',
    'repeats',
  ].map(link);
  const marked: AppealState = {
    ...state,
    eligible: ['water'],
    participants: [...state.participants, newcomer],
    links,
    proposedLead: mark('proposed lead'),
    sanctions: [{ kind: 'notice', unit: null, person: null, reason: mark('sanction'), by: 'x', atMs: 0 }],
    orders: [
      {
        ...{ serial: 1, colour: 'red', instruction: mark('order'), by: 'x', atMs: 0, replyByMs: 0 },
        reply: { text: mark('order reply'), atMs: 0, unit: null },
      },
    ],
    callBacks: [{ atMs: 0, means: 'phone', reached: true, said: mark('call'), by: 'x', attempt: false }],
    votes: [1, 2].map((serial) => ({
      ...{ serial, satisfaction: 'yes', contacted: true, resolved: true, atMs: 0 },
      comment: mark(serial === 1 ? 'own vote' : 'other vote'),
    })) as AppealState['votes'],
  };
  const registered = { ...first!, data: { ...(first!.data as object), links } };
  return { state: marked, events: [registered, ...happened] };
}

const event = (type: EventType, data: object, by = supervision, note?: string): AppealEvent => ({
  ...{ seq: 2, atMs: 0, type, actor: by, data, ledger: [] },
  ...(note === undefined ? {} : { note }),
});
const voter = (serial: number) => ({ ...citizen, account: `citizen:A1:${serial}` });

/** One event of each kind that is not for everybody, each with its mark. */
const happened: readonly AppealEvent[] = [
  event('ordered', { order: { instruction: mark('order') } }),
  event('order-replied', { text: mark('order reply') }),
  event('sanction-recorded', { sanction: { reason: mark('sanction') } }),
  event('signal-refused', { command: mark('refused signal') }),
  event('cancel-requested', { x: mark('cancel') }),
  event('voted', { vote: { comment: mark('own vote') } }, voter(1)),
  event('voted', { vote: { comment: mark('other vote') } }, voter(2)),
  event('called-back', { callBack: { said: mark('call') } }),
  event('sweep-ordered', { similar: [mark('link similar')], opened: [] }),
  event('absorbed', { from: 'M1', newcomers: [newcomer] }),
  event('split', { parts: [], openings: [{ citizen: contact }] }),
  event('progress-reported', { text: 'for all' }, housing, mark('note')),
  event('transfer-requested', { units: [{ head: mark('unit head') }], unit: { head: mark('unit head') } }),
];
