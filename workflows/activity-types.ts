import type { Actor, AppealEvent, CommandName, Effect, Facts } from '../domain/index.ts';

/** Activities that the workflow calls. The workflow owns these types, so that it imports nothing from outside. */
export interface AppealActivities {
  /** Writes events to the log and updates the snapshot to the last of them. Idempotent by (appeal, seq). */
  publish(batch: PublishBatch): Promise<void>;
  /** Parses a signal with the API's schema and finds its facts in the county's data. */
  factsForSignal(signal: SignalToRead): Promise<SignalRead>;
  /** Carries out an effect on another appeal and returns its answer. Idempotent by the effect's id. */
  carryOutEffect(order: EffectOrder): Promise<EffectAnswer>;
}

/** Events of one appeal in order and without gaps, at least one. */
export interface PublishBatch {
  readonly appeal: string;
  readonly events: readonly AppealEvent[];
}

export interface SignalToRead {
  readonly command: CommandName;
  readonly input: unknown;
  /** The holder of the signal's token. The county's data then decides who the actor is, and the signal does not. */
  readonly holder?: string;
}
export type SignalRead =
  | {
      readonly ok: true;
      readonly actor: Actor;
      readonly body: Readonly<Record<string, unknown>>;
      readonly facts: Facts;
      /** The actor is the holder of the token, as the county knows them. */
      readonly vouched?: boolean;
    }
  | {
      readonly ok: false;
      /** In English, for programs; histories from before the Chinese sentence have it alone. */
      readonly reason: string;
      readonly reasonZh?: string;
    };

export interface EffectOrder {
  readonly effect: Effect;
  /** The appeal that caused the effect. */
  readonly from: { readonly id: string; readonly registeredAtMs: number };
}
export interface EffectAnswer {
  readonly accepted: boolean;
  /** Code of the refusal, if the effect was not accepted. */
  readonly code?: string;
}
