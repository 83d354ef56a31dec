/** A term or a sentence as people of either language read it. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}

/** A table of terms: codes on the left, what people read on the right. */
export type Terms<Code extends string = string> = Readonly<Record<Code, Wording>>;

export const term = (zh: string, en: string): Wording => ({ zh, en });
