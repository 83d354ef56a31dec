import { dataOf } from '../../county/content-hash.ts';
import { type ChangeablePart, loadCounty } from '../../county/index.ts';
import { sampleDir } from './edited-county.ts';

export const county = await loadCounty(sampleDir);
export const data = dataOf(county);
export const items = <T>(list: readonly T[]) => ({ items: list, next: null });

/** Each part as it is answered. */
export const answered = {
  units: items(county.units),
  people: items(county.people.map((person) => ({ ...person, onLeave: false }))),
  leaders: items(county.leaders),
  categories: items(county.categories.map(({ names, ...category }) => ({ ...category, name: names }))),
  catalogue: items(county.catalogue),
  dispatch: items(county.dispatch),
  duty: items(county.duty),
  policy: county.policy,
  uploads: county.uploads,
  look: { name: county.name, ...county.look, logo: null, outline: county.outline ?? null, version: 1 },
  calendar: { ...county.calendar, applying: null },
} as const satisfies Record<ChangeablePart, object>;
