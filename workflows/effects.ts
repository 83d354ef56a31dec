import { condition, proxyActivities } from '@temporalio/workflow';
import type { Effect } from '../domain/index.ts';
import type { AppealActivities } from './activity-types.ts';
import { settleEffect } from './apply.ts';
import type { CaseFile } from './case-file.ts';

const { carryOutEffect } = proxyActivities<Pick<AppealActivities, 'carryOutEffect'>>({
  startToCloseTimeout: '30s',
  // Retries until it is answered. Without the effect nobody would have the case.
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
});

/** Delivers effects to other appeals one after the other, until each is answered. The state keeps them. */
export async function keepTelling(file: CaseFile, leaving: () => boolean): Promise<void> {
  for (;;) {
    await condition(() => file.state.effects.length > 0);
    if (leaving()) return;
    const { id, registeredAtMs, effects } = file.state;
    const effect = effects[0] as Effect;
    const options = { summary: `${effect.kind} ${'into' in effect ? effect.into : effect.appeal}` };
    const answer = await carryOutEffect.executeWithOptions(options, [
      { effect, from: { id, registeredAtMs } },
    ]);
    if (leaving()) return;
    settleEffect(file, effect.id, answer);
  }
}
