import type { Actor, AppealEvent, CommandName, Effect, Facts } from '../domain/index.ts';

/** What the workflow asks of the outside. It owns these types, so that it imports nothing of the outside. */
export interface AppealActivities {
  /** Writes events to the log and brings the snapshot up to the last of them. Idempotent by (appeal, seq). */
  publish(batch: PublishBatch): Promise<void>;
  /** Parses a signal with the API's schema and looks up what it names in the county's data. */
  factsForSignal(signal: SignalToRead): Promise<SignalRead>;
  /** Carries an effect out on another appeal and brings its answer. Idempotent by the effect's id. */
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
  /** Of the token that it brought: the county's data then say who that is, whatever the signal says. */
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
  /** The appeal whose effect it is. */
  readonly from: { readonly id: string; readonly registeredAtMs: number };
}
export interface EffectAnswer {
  readonly accepted: boolean;
  /** Of the refusal, where it was not accepted. */
  readonly code?: string;
}
