/** Reasons why a person cannot work on a case: on leave, gone from the county, or in another unit. */
export const absences = ['leave', 'left', 'moved'] as const;
export type Absence = (typeof absences)[number];

/** A person who has the case for a unit: the liable one, or one who does a helper's part. */
export interface Post {
  readonly unit: string;
  readonly person: string;
}

export interface AbsentPerson extends Post {
  readonly absence: Absence;
}
