import { describe, expect, it } from 'vitest';
import { evolveAll } from '../../domain/index.ts';
import { hashOfEvent } from '../../store/evidence/hash.ts';
import { EventConflict } from '../../store/index.ts';
import { dispatched, next } from './appeals.ts';
import { realStore } from './real-store.ts';

const warnings: object[] = [];
const real = realStore({ warn: (fields) => warnings.push(fields) });
const appealOf = (id: string) => next(dispatched(id), 'accept', { note: '已联系\ud800' }, 'officer:housing');
const stored = (appeal: string) => real.db.collection('events').find({ appeal }).sort({ seq: 1 }).toArray();

describe('the events of an appeal', () => {
  it('come back in order, and replaying them gives the state', async () => {
    const { state, events } = appealOf('20260302-EVNT01');
    await real.store.saveEvents(state.id, [...events].reverse());
    const back = await real.store.events(state.id);
    expect(back.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
    expect(evolveAll(null, back)).toEqual(JSON.parse(JSON.stringify(state)));
  });

  it('come back from after a number on', async () => {
    const { state, events } = appealOf('20260302-EVNT02');
    await real.store.saveEvents(state.id, events);
    expect((await real.store.events(state.id, 2)).map(({ seq }) => seq)).toEqual(
      events.slice(2).map(({ seq }) => seq),
    );
  });

  it('are kept once however often they are published, also where a batch overlaps', async () => {
    const { state, events } = appealOf('20260302-EVNT03');
    await real.store.saveEvents(state.id, events.slice(0, 2));
    await real.store.saveEvents(state.id, events);
    await real.store.saveEvents(state.id, events);
    expect(await stored(state.id)).toHaveLength(events.length);
  });

  it('stop at the first that is missing, for the rest is still to be asked of the workflow', async () => {
    const { state, events } = appealOf('20260302-EVNT04');
    const gap = 2;
    await real.store.saveEvents(
      state.id,
      events.filter(({ seq }) => seq !== gap),
    );
    expect((await real.store.events(state.id)).map(({ seq }) => seq)).toEqual([1]);
    expect(await real.store.events(state.id, 1)).toEqual([]);
    await real.store.saveEvents(state.id, events);
    expect(await real.store.events(state.id)).toHaveLength(events.length);
  });

  it('carry a hash that is theirs as stored, so that anybody can recompute it', async () => {
    const { state, events } = appealOf('20260302-EVNT05');
    await real.store.saveEvents(state.id, events);
    const back = await real.store.events(state.id);
    const hashes = (await stored(state.id)).map(({ hash }) => hash);
    expect(back.map(hashOfEvent)).toEqual(hashes);
  });

  it('under a number that another fact has are refused, told, and hold up none of the others', async () => {
    const { state, events } = appealOf('20260302-EVNT06');
    await real.store.saveEvents(state.id, events.slice(0, 2));
    const forged = events.map((event) => (event.seq === 2 ? { ...event, atMs: event.atMs + 1 } : event));
    const refused = await real.store.saveEvents(state.id, forged).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(EventConflict);
    expect(refused).toMatchObject({ appeal: state.id, seqs: [2] });
    expect(warnings).toContainEqual({ appeal: state.id, seqs: [2] });
    const back = await real.store.events(state.id);
    expect(back.map(hashOfEvent)).toEqual(events.map(hashOfEvent));
  });

  it('of two facts under one number in one batch are refused too', async () => {
    const { state, events } = appealOf('20260302-EVNT07');
    const forged = [...events, { ...events[0]!, note: 'other' }];
    await expect(real.store.saveEvents(state.id, forged)).rejects.toMatchObject({ seqs: [1] });
  });

  it('need no writing where there are none', async () => {
    await real.store.saveEvents('20260302-EVNT08', []);
    expect(await real.store.events('20260302-EVNT08')).toEqual([]);
  });
});
