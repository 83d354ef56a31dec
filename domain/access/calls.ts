import type { AppealState, CallBack } from '../state/index.ts';
import type { Audience } from './audience.ts';
import { everybody, type Field } from './field-readers.ts';
import type { Reader } from './reader.ts';
import { personalSerial } from './standing.ts';

/** These audiences learn that a call took place, without its words. */
const unheard = {
  for: ['participant', 'eligible'] as const satisfies Audience[],
  zh: '不含通话内容',
  en: 'without what was said',
};
const ownHeard = {
  for: ['citizen', 'integrator', 'clerk'] as const satisfies Audience[],
  zh: '不含与群体参与人的通话内容',
  en: 'without what people of a group said',
};
const whole = everybody.filter((name) => ![...unheard.for, ...ownHeard.for].some((other) => other === name));

type Heard = Pick<CallBack, 'said' | 'person'>;
const silenced = <T extends Heard>(call: T): T => ({ ...call, said: '' });
const ownOnly = <T extends Heard>(call: T, { actor }: Reader, state: AppealState): T =>
  call.person === undefined || call.person === personalSerial(state, actor) ? call : silenced(call);

/** The calls of a case, with the words that each reader may read. */
export const heardCalls = <T extends Heard>(): Field<readonly T[]> => ({
  whole,
  parts: [
    { ...ownHeard, of: (calls, reader, state) => calls.map((call) => ownOnly(call, reader, state)) },
    { ...unheard, of: (calls) => calls.map(silenced) },
  ],
});

/** A single call in an event. The same audiences read its words. */
export const oneCall: Field<CallBack> = {
  whole,
  parts: [
    { ...ownHeard, of: ownOnly },
    { ...unheard, of: silenced },
  ],
};
