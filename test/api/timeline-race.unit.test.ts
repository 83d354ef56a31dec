import { expect, it } from 'vitest';
import { readTimeline } from '../../api/appeals/timeline.ts';
import { centre, dispatched, given } from '../support/domain-kit.ts';

it('has every event, though one is published between the look at the log and the question to the workflow', async () => {
  const { state, events } = given(...dispatched);
  const answers = [events.slice(0, -1), events];
  const store = { events: async () => answers.shift() ?? [] };
  const gateway = { unpublished: async () => [] };
  const timeline = await readTimeline({ store, gateway }, { state }, centre);
  expect(timeline.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
});
