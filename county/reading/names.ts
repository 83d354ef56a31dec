/** A name in both languages. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

export const reason = (zh: string, en: string): Names => ({ zh, en });
