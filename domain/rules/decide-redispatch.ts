import { centre } from '../access/who.ts';
import {
  notRedispatchable,
  type RedispatchEvents,
  redispatchEvolvers,
  redispatchTo,
} from '../acts/redispatching.ts';
import { endsDecision, pendingRequest, requestsWithout } from '../acts/requests.ts';
import { flag, list, optional, text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { refuse } from '../wording/refusal.ts';

type Events = RedispatchEvents & { 'redispatch-refused': { reason: string } };

const body = {
  grant: flag,
  reason: text(),
  lead: optional(unit),
  helpers: optional(list(unit, 0, 10)),
} as const;

/** A granted request is the redispatch itself, in one event. A refused one changes nothing. */
export const decideRedispatch = defineRule<typeof body, Events>({
  name: 'decide-redispatch',
  zh: '审批改派',
  en: 'decide the redispatch',
  does: 'Grant or refuse a redispatch that the first receiver asked for; a grant names the new lead',
  body,
  by: centre,
  from: ['assigned', 'handling'],
  bars: (state) =>
    pendingRequest(state, 'redispatch') ? null : refuse('nothing-requested', { kind: 'redispatch' }),
  decide: (state, { grant, reason, lead, helpers }, context) => {
    if (!grant) return [draft('redispatch-refused', { reason }, endsDecision(state, 'redispatch'))];
    const barred = notRedispatchable(state);
    if (barred) return barred;
    if (lead === undefined) return refuse('lead-missing');
    return redispatchTo(state, { lead, helpers, reason }, context);
  },
  evolve: {
    ...redispatchEvolvers,
    'redispatch-refused': (state) => ({ ...state, requests: requestsWithout(state, 'redispatch') }),
  },
});
