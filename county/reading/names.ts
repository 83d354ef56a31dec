/** A name in both languages. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

/** Marks what somebody typed, or must type, inside a Chinese sentence. */
export const quoted = (text: string): string => `“${text}”`;

export const reason = (zh: string, en: string): Names => ({ zh, en });
