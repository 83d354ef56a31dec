import type { SearchAttributePair } from '@temporalio/common';
import type { AppealState } from '../domain/index.ts';
import { type AppealInput, appealWorkflowType } from './messages.ts';
import { searchValuesOf, startAttributes } from './search-attributes.ts';

export interface AppealStart {
  readonly workflowType: typeof appealWorkflowType;
  readonly workflowId: string;
  /** An appeal's id is never used again. A second start fails. */
  readonly workflowIdReusePolicy: 'REJECT_DUPLICATE';
  readonly args: [AppealInput];
  readonly typedSearchAttributes: SearchAttributePair[];
  readonly staticSummary: string;
}

/** Options for starting an appeal's workflow, from its first events and the state after them. */
export const appealStart = (state: AppealState, input: AppealInput): AppealStart => ({
  workflowType: appealWorkflowType,
  workflowId: state.id,
  workflowIdReusePolicy: 'REJECT_DUPLICATE',
  args: [{ ...input, shown: searchValuesOf(state) }],
  typedSearchAttributes: startAttributes(state),
  staticSummary: `${state.id} ${state.category.name} (${state.registration.channel})`,
});
