import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { AppealEvent } from '../../domain/index.ts';

/** Of the two workflows that do nothing: an update without an argument that answers nothing. */
export const touch = defineUpdate<void>('touch');

/** Puts the stand-in for an appeal where a real one has come to, and says what each command is to answer. */
export interface Rehearsal {
  /** Those of a real appeal after its registration. */
  readonly events: readonly AppealEvent[];
  /** The event that every command gives; its `seq` and `atMs` are counted. */
  readonly answer: AppealEvent;
}
export const rehearse = defineSignal<[Rehearsal]>('rehearse');

/** An activity that does nothing. */
export interface IdleActivities {
  idle(): Promise<void>;
}
