import {
  areaLine,
  category,
  decimal,
  group,
  integer,
  type Kind,
  list,
  oneOf,
  optional,
  personal,
  personalEmail,
  personalLine,
  personalPhone,
} from './shape.ts';

/** Builds the place of a matter. Coordinates are WGS 84 degrees. `address` is the kind of its text. */
export const placeWith = <const K extends Kind>(address: K) =>
  group({
    address: optional(address),
    longitude: optional(decimal(-180, 180)),
    latitude: optional(decimal(-90, 90)),
    /** How the place became known. */
    source: optional(oneOf('device', 'map', 'words', 'program')),
    accuracyM: optional(integer(0, 100_000)),
    /** The system of these coordinates. The API turns them into WGS 84 and forgets it. */
    datum: optional(oneOf('wgs84', 'gcj02', 'bd09')),
  });

/** The fields that say what a filing, or a part of a split one, is about. */
export const matter = {
  title: personalLine(200),
  description: personal(8000),
  category,
  area: optional(areaLine),
  location: optional(placeWith(personalLine(400))),
} as const;

/** The fields by which the citizen who files is reached. */
export const contact = {
  name: optional(personalLine(100)),
  phone: optional(personalPhone),
  /** Further telephone numbers, one in each entry. */
  phones: optional(list(personalPhone, 0, 5)),
  email: optional(personalEmail),
} as const;
