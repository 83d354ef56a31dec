import { areasOf } from './areas.ts';
import { directoryOf, isOnLeave } from './directory.ts';
import { dutyFor } from './duty.ts';
import { factsFor, standingFacts } from './facts.ts';
import { isOutside, placeFacts } from './places.ts';
import { calendarAround, registrations } from './registration.ts';
import type { County, CountyData } from './types.ts';
import { leadersFor } from './unit-facts.ts';

/** Answers questions about the checked data of a county. */
export function buildCounty(data: CountyData): County {
  const directory = directoryOf(data);
  const areas = areasOf(data.units);
  const { outline = null, open311 = null } = data;
  const placesIn: County['placeFacts'] = (shape, body) => placeFacts(areas, outline, shape, body);
  return {
    ...data,
    ...areas,
    outline,
    open311,
    unit: (id) => directory.units.get(id) ?? null,
    account: (id, nowMs = Date.now()) => {
      const person = directory.people.get(id);
      if (!person) return null;
      const { account, role, unit, name } = person;
      return { account, role, unit, name, onLeave: isOnLeave(directory, person, nowMs) };
    },
    centresAbove: (unit) => directory.above.get(unit) ?? [],
    factsFor: (shape, body, actor, nowMs = Date.now(), posts) => ({
      ...factsFor(directory, shape, body, actor, nowMs, posts),
      ...placesIn(shape, body),
    }),
    dutyFor: (units, nowMs = Date.now()) => dutyFor(directory, units, nowMs),
    leadersFor: (category, nowMs = Date.now()) => leadersFor(directory, category, nowMs),
    placeFacts: placesIn,
    isOutside: (place) => isOutside(outline, place),
    standingFacts: (kept, nowMs) => standingFacts(directory, kept, nowMs),
    atRegistration: registrations(directory),
    calendarAround: (registeredAtMs, nowMs) => calendarAround(directory.data.calendar, registeredAtMs, nowMs),
    withPolicy: (policy) => buildCounty({ ...data, policy }),
  };
}
