import type { Sentence } from '../../contract/index.ts';

/** One entry of the list of errors. `code` is the status that the API itself would give. */
export interface Fault extends Sentence {
  readonly code: number;
}

/** The specification knows three statuses. Whatever else stands in the way is 400. */
export type Open311Status = 400 | 403 | 404;

/** A platform reads it instead of an answer. Any code below a route throws it. */
export class Open311Refusal extends Error {
  readonly status: Open311Status;
  readonly faults: readonly Fault[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: Open311Status,
    faults: readonly Fault[],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(faults.map(({ en }) => en).join(' '));
    this.name = 'Open311Refusal';
    this.status = status;
    this.faults = faults;
    this.headers = headers;
  }
}

export const refusal = (status: Open311Status, ...sentences: readonly Sentence[]): Open311Refusal =>
  new Open311Refusal(
    status,
    sentences.map(({ zh, en }) => ({ code: status, zh, en })),
  );

export const statusFor = (status: number): Open311Status => {
  if (status === 401 || status === 403) return 403;
  return status === 404 ? 404 : 400;
};
