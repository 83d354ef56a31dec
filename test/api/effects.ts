import {
  type AppealState,
  broughtIn,
  type Effect,
  handle,
  isRefusal,
  noFacts,
  openAppeal,
  systemActor,
} from '../../domain/index.ts';
import type { Bench } from './kit.ts';

/** Carries out what these appeals ask of each other, as the worker does, and publishes it. */
export function carryOutEffects(bench: Bench): void {
  for (const { state } of [...bench.engine.cases.values()]) {
    for (const effect of state.effects) {
      carryOut(bench, state, effect);
      give(bench, state.id, 'settle-effect', { effect: effect.id, accepted: true });
    }
  }
  for (const id of bench.engine.cases.keys()) bench.publish(id);
}

function carryOut(bench: Bench, from: AppealState, effect: Effect): void {
  switch (effect.kind) {
    case 'open-appeal': {
      const { appeal, opening } = effect;
      const county = bench.live.county.atRegistration(opening.category, systemActor, bench.nowMs);
      if (isRefusal(county)) throw new Error(county.refused);
      const known = bench.live.county.factsFor(
        { lead: { kind: 'unit' } },
        { lead: opening.lead ?? undefined },
        systemActor,
      );
      const lead = opening.lead === null ? null : (known.units[opening.lead] ?? null);
      const { state, events } = openAppeal(appeal, opening, county, lead, bench.nowMs);
      const memo = { keyHash: appeal, bodyHash: appeal };
      bench.engine.cases.set(appeal, {
        ...{ state, events: [...events], memo },
        ...{ startedMs: bench.nowMs, answers: new Map() },
      });
      return;
    }
    case 'merge': {
      const registeredAt = new Date(from.registeredAtMs).toISOString();
      const newcomers = effect.newcomers.map((person) =>
        Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null)),
      );
      give(bench, effect.into, 'absorb', { from: from.id, registeredAt, newcomers, ...broughtIn(effect) });
    }
  }
}

function give(
  bench: Bench,
  id: string,
  name: 'absorb' | 'settle-effect',
  body: Readonly<Record<string, unknown>>,
): void {
  const found = bench.engine.cases.get(id);
  if (!found) throw new Error(`there is no ${id}`);
  const given = { nowMs: bench.nowMs, actor: systemActor, facts: noFacts };
  const outcome = handle(found.state, { name, body }, given);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.refusal.refused}`);
  found.state = outcome.state;
  found.events.push(...outcome.events);
}
