import { areasOf } from './areas.ts';
import { directoryOf, isOnLeave } from './directory.ts';
import { factsFor, standingFacts } from './facts.ts';
import { calendarAround, registrations } from './registration.ts';
import type { County, CountyData } from './types.ts';

/** Answers questions about the checked data of a county. */
export function buildCounty(data: CountyData): County {
  const directory = directoryOf(data);
  return {
    ...data,
    ...areasOf(data.units),
    unit: (id) => directory.units.get(id) ?? null,
    account: (id, nowMs = Date.now()) => {
      const person = directory.people.get(id);
      if (!person) return null;
      const { account, role, unit, name } = person;
      return { account, role, unit, name, onLeave: isOnLeave(directory, person, nowMs) };
    },
    centresAbove: (unit) => directory.above.get(unit) ?? [],
    factsFor: (shape, body, actor, nowMs = Date.now(), posts) =>
      factsFor(directory, shape, body, actor, nowMs, posts),
    standingFacts: (kept, nowMs) => standingFacts(directory, kept, nowMs),
    atRegistration: registrations(directory),
    calendarAround: (registeredAtMs, nowMs) => calendarAround(directory.data.calendar, registeredAtMs, nowMs),
    withPolicy: (policy) => buildCounty({ ...data, policy }),
  };
}
