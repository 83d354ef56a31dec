import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/**
 * Tells whether a workflow that does not answer has ended with its case. Otherwise Temporal knows no such workflow, or
 * somebody has ended it before.
 */
export async function endedWithCase(client: Client, appeal: string): Promise<boolean> {
  try {
    const { status } = await client.workflow.getHandle(appeal).describe();
    return status.name === 'COMPLETED';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
