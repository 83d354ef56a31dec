import type { CommandName } from '../../domain/index.ts';

/** Commands whose forms hold every kind of field between them. A test of the forms proves that. */
export const everyKind: readonly CommandName[] = [
  'dispatch',
  'rule',
  'split',
  'promise',
  'complete',
  'record-call-back',
  'order-sweep',
  'request-pause',
  'merge',
  'reassign',
  'correct',
];
