import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { AppealEvent } from '../../domain/index.ts';

/** An update of the two empty workflows, without argument and answer. */
export const touch = defineUpdate<void>('touch');

/** Puts the stand-in into the position of a real appeal, and sets the answer to each command. */
export interface Rehearsal {
  /** The events of a real appeal after its registration. */
  readonly events: readonly AppealEvent[];
  /** The event that every command adds. Its `seq` and `atMs` are counted up. */
  readonly answer: AppealEvent;
}
export const rehearse = defineSignal<[Rehearsal]>('rehearse');

/** An activity that does nothing. */
export interface IdleActivities {
  idle(): Promise<void>;
}
