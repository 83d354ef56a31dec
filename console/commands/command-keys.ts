/** The letter of each command that somebody may owe. It works while nobody types. */
const keys: Readonly<Record<string, string>> = {
  accept: 'A',
  'accept-transfer': 'A',
  approve: 'A',
  'answer-help': 'H',
  claim: 'G',
  complete: 'C',
  'decide-extension': 'D',
  'decide-objection': 'D',
  'decide-pause': 'D',
  dispatch: 'D',
  'finish-part': 'C',
  promise: 'P',
  reassign: 'B',
  'record-call-back': 'H',
  'reply-order': 'R',
  'report-progress': 'J',
  rule: 'R',
  'take-over': 'T',
};

export const keyOf = (command: string): string | undefined => keys[command];
