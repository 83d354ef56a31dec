import type { EventType } from '../event/evolvers.ts';
import type { Audience } from './audience.ts';
import { oneCall } from './calls.ts';
import { corrected } from './corrected-words.ts';
import { everybody, type Field } from './field-readers.ts';
import { amongOffices, fields, linkReaders, offices } from './fields.ts';

/** Readers of an event. `own` adds the actor of the event. */
export interface Told {
  readonly whole: readonly Audience[];
  readonly own?: true;
  /** Fields of the event's data that only some of its readers may read. */
  readonly data?: Readonly<Record<string, Field<unknown>>>;
}

const all: Told = { whole: everybody };
/** Events among offices: orders, sanctions and refused signals. */
const internal: Told = { whole: offices };

/** Citizens and units that may only claim do not learn which other cases are alike. */
const similar: Field<unknown> = { whole: linkReaders, instead: [] };
const ofOffices: Field<unknown> = { whole: offices, instead: null };
/** The case itself has these words. */
const discretion: Field<unknown> = { whole: ['discipline'], instead: null };
const uncounted: Field<unknown> = { whole: linkReaders, instead: null };

/** Every event of an appeal. A new event does not compile without its line. */
export const story: Readonly<Record<EventType, Told>> = {
  registered: {
    ...all,
    data: {
      citizen: fields.citizen,
      links: fields.links,
      area: fields.area,
      areaId: fields.areaId,
      location: fields.location,
      title: fields.title,
      description: fields.description,
      occurredAt: fields.occurredAt,
      attachments: fields.attachments,
    },
  },
  'report-opened': all,
  corrected: { ...all, data: corrected },
  'reported-up': all,
  answered: all,
  declined: all,
  objected: all,
  'objection-decided': all,
  'decline-unobjected': all,
  'answer-unjudged': all,
  settled: all,
  dispatched: all,
  redispatched: { ...all, data: { mistakeOf: ofOffices, misdispatched: ofOffices } },
  'redispatch-requested': all,
  'redispatch-refused': all,
  classified: { ...all, data: { reason: ofOffices, leaders: ofOffices } },
  'confidence-changed': { ...all, data: { opening: discretion } },
  'opened-to-claims': all,
  'pool-lapsed': all,
  claimed: all,
  accepted: all,
  'acceptance-deemed': all,
  reassigned: all,
  'helper-accepted': all,
  'helper-reassigned': all,
  'helper-excused': all,
  'part-finished': all,
  promised: all,
  'progress-reported': all,
  'ownership-denied': all,
  'transfer-requested': all,
  'transfer-refused': all,
  transferred: all,
  'help-requested': all,
  'help-answered': all,
  'extension-requested': all,
  'extension-decided': all,
  'pause-requested': all,
  'pause-decided': all,
  resumed: all,
  completed: all,
  approved: all,
  returned: all,
  rated: all,
  voted: { whole: fields.participants.whole, own: true },
  'ballot-recorded': all,
  'rating-window-ended': { ...all, data: { sample: amongOffices } },
  'rating-reminded': all,
  'rating-passed': all,
  'instruction-unrated': all,
  'called-back': { ...all, data: { callBack: oneCall } },
  supplemented: all,
  urged: all,
  'withdrawal-requested': all,
  withdrawn: all,
  'participant-withdrawn': all,
  escalated: all,
  'taken-over': all,
  'takeover-passed': all,
  convened: all,
  ruled: all,
  'sweep-ordered': { ...all, data: { similar, leftOut: uncounted } },
  ordered: internal,
  'order-replied': internal,
  'put-on-conference': all,
  'conference-listed': all,
  'resolution-recorded': all,
  'sanction-recorded': internal,
  replied: all,
  split: all,
  'merge-asked': all,
  merged: all,
  'merge-refused': all,
  'effect-acknowledged': all,
  absorbed: { ...all, data: { joined: amongOffices, parts: fields.parts } },
  'repeat-confirmed': { whole: linkReaders },
  'county-changed': all,
  'people-noted': internal,
  'roster-noted': internal,
  'light-turned': all,
  'signal-refused': internal,
  'cancel-requested': internal,
};

/** Types of events that an audience reads. */
export const eventsFor = (audience: Audience): readonly EventType[] =>
  (Object.keys(story) as EventType[]).filter((type) => story[type].whole.includes(audience));

/** Any command may carry a note. Only offices read it. */
export const noteIsFor: readonly Audience[] = offices;
