import type { Relation } from './access/relation.ts';
import { attachment, type Infer, list, optional, type Shape, text } from './body/shape.ts';
import type { Context, Draft, DraftOf, Evolvers } from './event/event.ts';
import type { Actor, AppealState, Status } from './state/index.ts';
import type { Refusal } from './wording/refusal.ts';

/** Fields that every command may carry. */
export const commonBody = {
  note: optional(text(4000)),
  attachments: optional(list(attachment, 0, 20)),
} as const;

/** Names those who may give a command. The words go into the generated tables, and `allows` decides. */
export interface Who {
  readonly en: string;
  readonly zh: string;
  /** Relations that have the right in some cases. `allows` decides for the case at hand. */
  readonly among: readonly Relation[];
  /** Set where more than the relation decides. `en` and `zh` describe the condition. */
  readonly depends?: true;
  readonly allows: (state: AppealState, actor: Actor) => boolean;
}

/** Facts of other cases that a rule may ask for beside the things that its body names. */
export type CaseFacts = 'open-claims' | 'similar' | 'people' | 'leaders' | 'duty' | 'confidential';

interface RuleFace<S> {
  readonly name: string;
  /** The command's term on buttons and in lists. */
  readonly zh: string;
  readonly en: string;
  /** One sentence for the API reference and the page of rules. */
  readonly does: string;
  readonly body: S;
  readonly by: Who;
  /** A citizen may give this command with a tracking code. */
  readonly byCode?: true;
  readonly from: readonly Status[];
  /** The command would move, share or join a report of misconduct. A confidential case refuses it. */
  readonly leavesConfidence?: true;
  /** A closed case keeps this command as a separate record. */
  readonly afterClose?: 'recorded';
  readonly asks?: readonly CaseFacts[];
  readonly bars?: (state: AppealState, actor: Actor, nowMs: number) => Refusal | null;
}

/**
 * One command: its permissions, stages, bars, events and state changes. `bars` sees no body, so the view can
 * ask it beforehand. `decide` sees everything.
 */
export interface Rule<S extends Shape, E> extends RuleFace<S> {
  readonly decide: (
    state: AppealState,
    body: Infer<S & typeof commonBody>,
    context: Context,
  ) => readonly DraftOf<E>[] | Refusal;
  readonly evolve: Evolvers<E>;
}

/** A rule without its types, as the table of all commands holds it. */
export interface AnyRule extends RuleFace<Shape> {
  readonly decide: (state: AppealState, body: never, context: Context) => readonly Draft[] | Refusal;
}

export const defineRule = <S extends Shape, E>(given: Rule<S, E>): Rule<S, E> => given;
