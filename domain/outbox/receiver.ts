/** Somebody who is told of events: an endpoint of a program now, a person's mailbox later. */
export type Receiver = `hook:${string}` | `mailbox:${string}`;

export const hookReceiver = (endpoint: string): Receiver => `hook:${endpoint}`;

/** The message's id, the same at each try. Signatures join their parts by dots, so it has none. */
export const messageId = (endpoint: string, appeal: string, seq: number): string =>
  `msg_${endpoint}_${appeal}_${seq}`;

/** Event types that an endpoint may receive in place of a case's: a test that its owner asks for. */
export const testEvent = 'webhook.test';

/** Offices' and the county's own notes are events too. A type is told as `appeal.completed`. */
export const toldType = (type: string): string => (type === testEvent ? type : `appeal.${type}`);
