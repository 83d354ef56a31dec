import type {
  Actor,
  Calendar,
  CatalogueItem,
  Category,
  CountyAtRegistration,
  DutyLine,
  Facts,
  Place,
  Policy,
  Post,
  Refusal,
  Role,
  Shape,
} from '../domain/index.ts';
import type { Areas } from './areas.ts';
import type { Outline } from './places.ts';
import type { Look } from './reading/look.ts';
import type { Names } from './reading/names.ts';
import type { Open311Data } from './reading/open311.ts';
import type { ServiceFields } from './reading/services.ts';
import type { Uploads } from './reading/uploads.ts';

export const unitKinds = ['county', 'town', 'village', 'department', 'utility', 'office'] as const;
export type UnitKind = (typeof unitKinds)[number];

export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  /** Null for the county itself, the root of the tree. */
  readonly parent: string | null;
  readonly name: Names;
  /** The account that is responsible for the unit. */
  readonly head: string;
  /** The account in charge of the unit's service centre. Null if it has none. */
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
  /** Null for people without a unit: leaders, auditors, operators, integrators. */
  readonly unit: string | null;
  readonly name: Names;
  readonly leave: readonly Leave[];
  /** Lets the person open sealed payloads in the Temporal UI, which hold all that citizens filed. */
  readonly readsCases: boolean;
}

/** The parts of the county's data. Each has its own file. All but the first have a route that replaces them. */
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
  'duty',
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
export interface CategoryEntry extends Category, ServiceFields {
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

/** Sends a category's appeals from an area to units automatically. */
export interface DispatchEntry {
  readonly category: string;
  /** The id of a town or village. Null means any area. */
  readonly area: string | null;
  readonly unit: string | null;
  readonly helpers: readonly string[];
  /** Units that may claim the appeal, if the rule names no single unit. Otherwise null. */
  readonly pool: readonly string[] | null;
  readonly fallback: string | null;
}

/** Somebody on duty outside office hours. Instants are ISO 8601 with an offset. */
export interface DutyEntry {
  /** Null for the leader on duty. */
  readonly unit: string | null;
  readonly from: string;
  readonly to: string;
  readonly person: string;
}

/** The checked content of all the county's files. */
export interface CountyData {
  readonly name: Names;
  readonly look: Look;
  /** Missing for a county that has not drawn its outline. */
  readonly outline?: Outline | null;
  /** Missing for a county that tells other platforms nothing of itself. */
  readonly open311?: Open311Data | null;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly leaders: readonly Leader[];
  readonly categories: readonly CategoryEntry[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly dispatch: readonly DispatchEntry[];
  readonly duty: readonly DutyEntry[];
  readonly uploads: Uploads;
  readonly defaultLeader: string;
  /** Unit ids: the county's service centre, the supervision office and the discipline office. */
  readonly centre: string;
  readonly supervision: string;
  readonly discipline: string;
}

export interface County extends CountyData, Areas {
  unit(id: string): Unit | null;
  /** The person as of `nowMs`. The default is now. */
  account(id: string, nowMs?: number): Account | null;
  /** The centres above a unit, nearest first, ending with the county's. */
  centresAbove(unit: string): readonly string[];
  /**
   * Collects the county's facts about the names in a body, the actor's unit, and the case's people (`posts`).
   * Unknown names are missing. The caller adds attachments, appeals and `openClaims`, which are not the county's.
   */
  factsFor(
    shape: Shape,
    body: Readonly<Record<string, unknown>>,
    actor: Actor,
    nowMs?: number,
    posts?: readonly Post[],
  ): Facts;
  /** Lists the people on duty for these units, for their centres and as leader, from the day of `nowMs` on, for ten days. */
  dutyFor(units: readonly string[], nowMs?: number): readonly DutyLine[];
  /** The leaders to whom a case of this category may go. */
  leadersFor(category: string, nowMs?: number): CountyAtRegistration['leaders'];
  /** The part of those facts that is about areas and places. A filing needs nothing else. */
  placeFacts(shape: Shape, body: Readonly<Record<string, unknown>>): Pick<Facts, 'areas' | 'outside'>;
  /** The place lies outside the county's outline. False without an outline. */
  isOutside(place: Place): boolean;
  /** Facts about the county's people that an open case keeps, as of that instant. */
  standingFacts(
    kept: {
      readonly posts: readonly Post[];
      readonly units: readonly string[];
      readonly category: string;
      readonly leader?: string | undefined;
    },
    nowMs: number,
  ): Facts;
  /**
   * Facts that an appeal of this category keeps, with the dispatch rule for its area if there is one. `area` is the
   * id of a town or village, and any other text counts as no area. `leader` is that of an instruction. All appeals of a day share the object, so never
   * change it.
   */
  atRegistration(
    category: string,
    actor: Actor,
    nowMs: number,
    area?: string,
    leader?: string,
  ): CountyAtRegistration | Refusal;
  /** The calendar of an appeal registered at that instant, as the appeal keeps it at `nowMs`. */
  calendarAround(registeredAtMs: number, nowMs: number): Calendar;
  /** The same county under another policy, for appeals that are registered from now on. */
  withPolicy(policy: Policy): County;
}
