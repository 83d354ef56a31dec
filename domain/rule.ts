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

/** A named answer to "who may": the words go into the generated tables, the function decides. */
export interface Who {
  readonly en: string;
  readonly zh: string;
  /** How one must stand to the case for it, in some case or other; `allows` has the last word on this one. */
  readonly among: readonly Relation[];
  /** Set where more than the relation decides: `en` and `zh` say what. */
  readonly depends?: true;
  readonly allows: (state: AppealState, actor: Actor) => boolean;
}

/** Facts of other cases that a rule may ask for beside the things that its body names. */
export type CaseFacts = 'open-claims' | 'similar' | 'people';

interface RuleFace<S> {
  readonly name: string;
  /** The term, as a button or a list shows it. */
  readonly zh: string;
  readonly en: string;
  /** One sentence for the reference and the page of rules. */
  readonly does: string;
  readonly body: S;
  readonly by: Who;
  /** A citizen may give it with a tracking code. */
  readonly byCode?: true;
  readonly from: readonly Status[];
  /** It would move a report of misconduct, share it, or join it with a case that others know. */
  readonly leavesConfidence?: true;
  /** After the close it is kept as a record of its own. */
  readonly afterClose?: 'recorded';
  readonly asks?: readonly CaseFacts[];
  readonly bars?: (state: AppealState, actor: Actor, nowMs: number) => Refusal | null;
}

/**
 * One command: who may give it, at which stages, what bars it, which facts follow and how they change the state.
 * `bars` sees no body, so that the view can tell beforehand what is possible; `decide` sees all.
 */
export interface Rule<S extends Shape, E> extends RuleFace<S> {
  readonly decide: (
    state: AppealState,
    body: Infer<S & typeof commonBody>,
    context: Context,
  ) => readonly DraftOf<E>[] | Refusal;
  readonly evolve: Evolvers<E>;
}

/** A rule with its types forgotten, as the table of all commands holds it. */
export interface AnyRule extends RuleFace<Shape> {
  readonly decide: (state: AppealState, body: never, context: Context) => readonly Draft[] | Refusal;
}

export const rule = <S extends Shape, E>(given: Rule<S, E>): Rule<S, E> => given;
