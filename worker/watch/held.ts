import type { CaseHead, LogExtent } from '../../store/index.ts';

/** All that the two stores hold of one case, as numbers. */
export interface Held {
  readonly appeal: string;
  /** null: there is none. */
  readonly snapshot: CaseHead | null;
  readonly log: LogExtent;
  readonly workflow: HeldWorkflow;
}

export type HeldWorkflow =
  | { readonly kind: 'none' }
  /** Temporal's own name of the end, such as TERMINATED. `version` is null where nobody could be asked. */
  | { readonly kind: 'ended'; readonly how: string; readonly version: number | null }
  | {
      readonly kind: 'running';
      readonly version: number | null;
      /** Attempts of the present workflow task. */
      readonly attempts: number;
      /** The failure of the present publication. */
      readonly publication: 'event-conflict' | 'event-log-broken' | null;
    };

/** The kinds of what a walk finds, for operators. The audit tells the same. */
export const troubleKinds = [
  'workflow-missing',
  'workflow-ended',
  'workflow-stuck',
  'workflow-behind',
  'log-gap',
  'log-behind',
  'log-conflict',
  'snapshot-missing',
  'snapshot-behind',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

/** The server repeats a task that fails. One failure may be a worker that was just stopped. */
const stuckAfter = 3;

/** Finds what is wrong. A publication under way shows as log or snapshot behind for a moment. */
export function troublesOf(held: Held): TroubleKind[] {
  return [...troublesOfLog(held), ...troublesOfWorkflow(held)];
}

function troublesOfLog({ snapshot, log, workflow }: Held): TroubleKind[] {
  const found: TroubleKind[] = [];
  const failing = workflow.kind === 'running' ? workflow.publication : null;
  if (log.count < log.last || failing === 'event-log-broken') found.push('log-gap');
  if (failing === 'event-conflict') found.push('log-conflict');
  const reached = Math.max(snapshot?.version ?? 0, versionOf(workflow) ?? 0, log.anchored);
  if (log.last < reached) found.push('log-behind');
  if (!snapshot) found.push('snapshot-missing');
  else if (snapshot.version < Math.max(log.last, versionOf(workflow) ?? 0) || isUntold(snapshot, workflow))
    found.push('snapshot-behind');
  return found;
}

/** The case has closed, and nobody reads that. */
const isUntold = ({ open }: CaseHead, workflow: HeldWorkflow): boolean =>
  open && workflow.kind === 'ended' && workflow.how === 'COMPLETED';

function troublesOfWorkflow({ snapshot, log, workflow }: Held): TroubleKind[] {
  const open = snapshot?.open ?? false;
  switch (workflow.kind) {
    case 'none':
      return open ? ['workflow-missing'] : [];
    case 'ended':
      return open && workflow.how !== 'COMPLETED' ? ['workflow-ended'] : [];
    case 'running': {
      const found: TroubleKind[] = workflow.attempts >= stuckAfter ? ['workflow-stuck'] : [];
      const reached = Math.max(snapshot?.version ?? 0, log.last);
      if (workflow.version !== null && workflow.version < reached) found.push('workflow-behind');
      return found;
    }
  }
}

export const versionOf = (workflow: HeldWorkflow): number | null =>
  workflow.kind === 'none' ? null : workflow.version;
