import { commandFacts, type FactSources } from '../../county/index.ts';
import {
  type Actor,
  type AppealState,
  audienceOf,
  type CommandName,
  type Facts,
  postsOf,
  type Shape,
} from '../../domain/index.ts';
import { type HoldingNeeds, holdForCommand } from '../attachments/hold-attachments.ts';
import { knownState, type StateNeeds } from './read-appeal.ts';

export type FactNeeds = StateNeeds & HoldingNeeds & Pick<FactSources, 'county' | 'store'>;

interface SentCommand {
  readonly name: CommandName;
  readonly shape: Shape;
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
}

/** Collects the facts of a command to this appeal. Other appeals that it names are read with the actor's rights. */
export const factsOf = (deps: FactNeeds, state: AppealState, asked: SentCommand): Promise<Facts> =>
  commandFacts(
    {
      county: deps.county,
      store: deps.store,
      appeal: (other) => readOther(deps, other, asked.actor),
      attachments: (ids, actor) => holdForCommand(deps, state.id, actor, ids),
    },
    {
      ...asked,
      own: state.id,
      category: state.category.id,
      posts: postsOf(state),
      of: state,
      nowMs: deps.clock(),
    },
  );

/** Reads another appeal with the rights of who names it. */
export const readOther = (deps: FactNeeds, appeal: string, actor: Actor): Promise<AppealState | null> =>
  knownState(deps, appeal, (state) => audienceOf(state, actor) !== null);
