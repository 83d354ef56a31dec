import { condition, setHandler } from '@temporalio/workflow';
import { touch } from './messages.ts';

/** (a) The least cost of a durable command: an update of a workflow that does nothing. */
export async function bare(): Promise<void> {
  setHandler(touch, () => {});
  await condition(() => false);
}
