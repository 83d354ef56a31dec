import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';

const scheduleId = (taskQueue: string): string => `huiyin-watch:${taskQueue}`;

/** Makes the schedule of the watch where there is none. An operator may change or pause it; it stays as it is then. */
export async function scheduleWatch(client: Client, taskQueue: string): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: scheduleId(taskQueue),
      spec: { intervals: [{ every: '15 minutes' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: {
        type: 'startWorkflow',
        workflowType: 'watch',
        workflowId: `watch:${taskQueue}`,
        taskQueue,
        staticSummary: '核对在办诉求与其流程 Compares open cases with their workflows',
      },
      state: { triggerImmediately: true },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
}
