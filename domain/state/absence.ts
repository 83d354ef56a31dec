/** Why a person cannot work on a case now: on leave, no longer of the county, or of another unit. */
export const absences = ['leave', 'left', 'moved'] as const;
export type Absence = (typeof absences)[number];

/** A person whom the case is with, for a unit: the liable one, or who does a helping unit's part. */
export interface Post {
  readonly unit: string;
  readonly person: string;
}

export interface AbsentPerson extends Post {
  readonly absence: Absence;
}
