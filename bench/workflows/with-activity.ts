import { condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { type IdleActivities, touch } from './messages.ts';

const { idle } = proxyActivities<IdleActivities>({ startToCloseTimeout: '10s' });

/** (b) Adds one activity to each update. The update's answer does not wait for it. */
export async function withActivity(): Promise<void> {
  let asked = 0;
  let begun = 0;
  setHandler(touch, () => {
    asked += 1;
  });
  for (;;) {
    await condition(() => asked > begun);
    begun += 1;
    void idle();
  }
}
