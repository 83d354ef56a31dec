import { heartbeat } from '@temporalio/activity';
import { type SendRules, sendHook } from '../../hooks/index.ts';
import type { HookActivities } from '../../workflows/webhook.ts';
import { type DeliverNeeds, deliver } from './deliver.ts';

export interface HookNeeds extends Omit<DeliverNeeds, 'send' | 'onRound'> {
  readonly rules: SendRules;
}

/** Sends what waits for an endpoint. The workflow of the endpoint calls it. */
export const hookActivities = ({ rules, ...needs }: HookNeeds): HookActivities => ({
  deliverHooks: (order) =>
    deliver({ ...needs, send: (message) => sendHook(message, rules), onRound: heartbeat }, order),
});
