/** A problem of the API's own: its status, and what it says in both languages. */
export interface ApiSentence {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

export const s = (status: number, zh: string, en: string): ApiSentence => ({ status, zh, en });
