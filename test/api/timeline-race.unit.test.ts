import { expect, it } from 'vitest';
import { readTimeline } from '../../api/appeals/timeline.ts';
import { approved, centre, dispatched, given } from '../support/domain-kit.ts';

it('has every event, though one is published between the look at the log and the question to the workflow', async () => {
  const { state, events } = given(...dispatched);
  const answers = [events.slice(0, -1), events];
  const store = { events: async () => answers.shift() ?? [] };
  const gateway = { unpublished: async () => [] };
  const timeline = await readTimeline({ store, gateway }, { state }, centre);
  expect(timeline.events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
});

it('names the events that no store holds, and tells those behind them', async () => {
  const { state, events } = given(...approved);
  const log = events.slice(0, -1).filter(({ seq }) => seq !== 2);
  const store = {
    events: async (_: string, afterSeq = 0) => {
      const later = log.filter(({ seq }) => seq > afterSeq);
      return later.filter(({ seq }, index) => seq === afterSeq + 1 + index);
    },
  };
  const gateway = { unpublished: async () => events.slice(-1) };
  const timeline = await readTimeline({ store, gateway }, { state }, centre);
  expect(timeline.missing).toEqual([2]);
  expect(timeline.events.map(({ seq }) => seq)).toEqual(
    events.map(({ seq }) => seq).filter((seq) => seq !== 2),
  );
});
