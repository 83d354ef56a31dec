/** A day that differs from the plain week: a public holiday, or a weekend day worked in exchange (调休). */
export interface CalendarDay {
  kind: 'holiday' | 'make-up';
  name: string;
}

/** The county's working days as data. `days` is keyed by the local date YYYY-MM-DD. */
export interface Calendar {
  version: string;
  /**
   * The county's zone as a fixed offset, +480 for China. China has no summer time, so no zone database is
   * needed.
   */
  utcOffsetMinutes: number;
  days: Readonly<Record<string, CalendarDay>>;
  /** The office hours of a working day. Without them the usual ones hold. */
  officeHours?: readonly OfficeSpan[];
}

/** A span of a day in minutes since midnight. The end is not included. */
export interface OfficeSpan {
  fromMinute: number;
  toMinute: number;
}

/** A working day weighs 24 hours on `working`, and any other day none. On `calendar` time simply passes. */
export type Scale = 'working' | 'calendar';

/** A span during which an obligation stood still. */
export interface HeldSpan {
  fromMs: number;
  toMs: number;
}
