import { centre } from '../access/who.ts';
import {
  notRedispatchable,
  type RedispatchEvents,
  redispatchEvolvers,
  redispatchTo,
} from '../acts/redispatching.ts';
import { list, optional, text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';

const body = { lead: unit, helpers: optional(list(unit, 0, 10)), reason: text() } as const;

/**
 * The centre corrects its own wrong dispatch, until the first receiver has promised. The new lead is first receiver, and
 * the former one is charged with nothing.
 */
export const redispatch = defineRule<typeof body, RedispatchEvents>({
  name: 'redispatch',
  zh: '改派',
  en: 'redispatch',
  does: 'Undo a wrong dispatch: another unit becomes the first receiver, with the full time to accept',
  body,
  by: centre,
  from: ['assigned', 'handling'],
  leavesConfidence: true,
  bars: notRedispatchable,
  decide: redispatchTo,
  evolve: redispatchEvolvers,
});
