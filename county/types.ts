import type {
  Actor,
  Calendar,
  CatalogueItem,
  Category,
  CountyAtRegistration,
  Facts,
  Policy,
  Post,
  Refusal,
  Role,
  Shape,
} from '../domain/index.ts';
import type { Names } from './names.ts';
import type { Uploads } from './uploads.ts';

export const unitKinds = ['county', 'town', 'village', 'department', 'utility', 'office'] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  /** null for the county itself, the root of the tree. */
  readonly parent: string | null;
  readonly name: Names;
  /** The account that answers for the unit. */
  readonly head: string;
  /** The account in charge of the unit's service centre; null where it has none. */
  readonly centre: string | null;
}

/** Days of leave, both included, as the county's own dates YYYY-MM-DD. */
export interface Leave {
  readonly from: string;
  readonly to: string;
}

export interface Person {
  readonly account: string;
  readonly role: Role;
  /** null for who acts for no unit: leaders, auditors, operators, integrators. */
  readonly unit: string | null;
  readonly name: Names;
  readonly leave: readonly Leave[];
  /** May have the payloads in the Temporal UI opened: all that was filed, whoever filed it. */
  readonly readsCases: boolean;
}

/** What the county's data is made of; each has a file of its own, and a route but for the first. */
export const partNames = [
  'county',
  'policy',
  'calendar',
  'units',
  'people',
  'leaders',
  'categories',
  'catalogue',
  'dispatch',
  'uploads',
] as const;
export type PartName = (typeof partNames)[number];

/** A person as of an instant. */
export interface Account {
  readonly account: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly name: Names;
  readonly onLeave: boolean;
}

export interface Leader {
  readonly account: string;
  readonly deputy: string | null;
  readonly units: readonly string[];
  readonly categories: readonly string[];
}

/** The domain's category (its `name` is the Chinese one) with the name in both languages. */
export interface CategoryEntry extends Category {
  readonly names: Names;
}

/** An item of the service catalogue; `fee` is in yuan. */
export interface CatalogueEntry extends CatalogueItem {
  readonly name: Names;
  readonly procedure: readonly string[];
  readonly materials: readonly string[];
  readonly conditions: readonly string[];
  /** The account of the named agent (代办员) who does the errands for a citizen, or null. */
  readonly agent: string | null;
}

/** Where a category's appeals from an area go by themselves. */
export interface DispatchEntry {
  readonly category: string;
  /** A town or village; null: any. */
  readonly area: string | null;
  readonly unit: string | null;
  readonly helpers: readonly string[];
  /** Units that may claim it, where it goes to no unit; null otherwise. */
  readonly pool: readonly string[] | null;
  readonly fallback: string | null;
}

/** All that the county's files say, checked. */
export interface CountyData {
  readonly name: Names;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly leaders: readonly Leader[];
  readonly categories: readonly CategoryEntry[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly dispatch: readonly DispatchEntry[];
  readonly uploads: Uploads;
  readonly defaultLeader: string;
  /** Unit ids: the county's service centre, the supervision office and the discipline office. */
  readonly centre: string;
  readonly supervision: string;
  readonly discipline: string;
}

export interface County extends CountyData {
  unit(id: string): Unit | null;
  /** The person as of `nowMs`, else as of now. */
  account(id: string, nowMs?: number): Account | null;
  /** The centres above a unit, nearest first, up to the county's. */
  centresAbove(unit: string): readonly string[];
  /**
   * What the county's data says about what a body names, about the actor's own unit, and about those whom the case
   * is with (`posts`). What the county does not
   * know is missing. Attachments and appeals are not the county's: the caller adds them, and `openClaims`.
   */
  factsFor(
    shape: Shape,
    body: Readonly<Record<string, unknown>>,
    actor: Actor,
    nowMs?: number,
    posts?: readonly Post[],
  ): Facts;
  /** What an open case keeps of the county's people, as it is at that instant. */
  standingFacts(
    kept: { readonly posts: readonly Post[]; readonly units: readonly string[]; readonly category: string },
    nowMs: number,
  ): Facts;
  /**
   * What an appeal of this category keeps, with the rule that sends it on where there is one for its area (a town's
   * or village's id; anything else is no area). The same object for all of one day: never change it.
   */
  atRegistration(
    category: string,
    actor: Actor,
    nowMs: number,
    area?: string,
  ): CountyAtRegistration | Refusal;
  /** The calendar as an appeal registered at that instant keeps it at `nowMs`. */
  calendarAround(registeredAtMs: number, nowMs: number): Calendar;
  /** The same county under another policy, for appeals registered from now. */
  withPolicy(policy: Policy): County;
}
