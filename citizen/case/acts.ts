import type { CaseView } from './shown-case.ts';

/** The pages below a case on which a citizen does something. */
export const acts = [
  'urge',
  'supplement',
  'message',
  'object',
  'vote',
  'again',
  'report',
  'withdraw',
] as const;
export type Act = (typeof acts)[number];
export const actNamed = (name: string): Act | null => acts.find((act) => act === name) ?? null;

/** The command of the API that an act gives. Two acts file another case instead. */
export const commandOf: Readonly<Record<Act, string>> = {
  urge: 'urge',
  supplement: 'supplement',
  message: 'supplement',
  object: 'object',
  vote: 'vote',
  again: 'file-again',
  report: 'report-misconduct',
  withdraw: 'withdraw',
};

const endedWithout = ['merged', 'split'];

/** The acts that the API allows now, the most usual first. A report goes on from any case but a report. */
export function actsOf({ allowedCommands, status, outcome }: CaseView, confidential: boolean): Act[] {
  const may = (act: Act) => allowedCommands.includes(commandOf[act]);
  const again = status === 'closed' && !endedWithout.includes(outcome ?? '') && !confidential;
  const offered: readonly [Act, boolean][] = [
    ['urge', may('urge') && !confidential],
    ['message', confidential && may('supplement')],
    ['supplement', !confidential && may('supplement')],
    ['object', may('object')],
    ['vote', may('vote')],
    ['again', again],
    ['report', !confidential],
    ['withdraw', may('withdraw')],
  ];
  return offered.filter(([, offer]) => offer).map(([act]) => act);
}
