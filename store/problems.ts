/** Another fact has this number of the appeal. The log and the workflow disagree. */
export class EventConflict extends Error {
  readonly appeal: string;
  readonly seqs: readonly number[];

  constructor(appeal: string, seqs: readonly number[]) {
    super(`appeal ${appeal}: other events are stored under ${seqs.join(', ')}`);
    this.name = 'EventConflict';
    this.appeal = appeal;
    this.seqs = seqs;
  }
}

/** A document that this release did not write. Somebody else changed it, or the data is damaged. */
export class DocumentProblem extends Error {
  readonly collection: string;
  readonly id: string;

  constructor(collection: string, id: string, what: string) {
    super(`${collection} ${id}: ${what}`);
    this.name = 'DocumentProblem';
    this.collection = collection;
    this.id = id;
  }
}

/** A cursor that no list returned. */
export class BadCursor extends Error {
  constructor() {
    super('no list gave this cursor');
    this.name = 'BadCursor';
  }
}
