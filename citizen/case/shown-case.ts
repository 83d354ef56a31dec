import type { z } from 'zod';
import type { appealView, timelineEntry } from '../../contract/index.ts';
import { instantWording, type Naming, named } from '../../domain/index.ts';
import type { CitizenNeeds, Visit } from '../needs.ts';
import type { Language } from '../words/dictionary.ts';

/** A case and its events, as its citizen reads them at the API. */
export type CaseView = z.infer<typeof appealView>;
export type Event = z.infer<typeof timelineEntry>;

/** A file of the case with links that work for five minutes. */
export interface CaseFile {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly content: string | null;
  readonly thumbnail: string | null;
}

/** The county's names in one language, and instants as people write them. */
export interface Telling {
  readonly language: Language;
  unit(id: string | null): string;
  person(account: string | null): string;
  /** An end at midnight is 24:00 of the day before. */
  by(iso: string): string;
  when(iso: string): string;
  list(several: readonly string[]): string;
}

/** `nowMs` decides which year goes without saying. */
export const tellingIn = (language: Language, naming: Naming, nowMs: number): Telling => ({
  language,
  unit: (id) => (id === null ? '' : named(naming, 'unit', id)[language]),
  person: (account) => (account === null ? '' : named(naming, 'person', account)[language]),
  by: (iso) => withoutYear(instantWording(iso, naming, true)[language], nowMs),
  when: (iso) => withoutYear(instantWording(iso, naming)[language], nowMs),
  list: (several) => several.join(language === 'zh' ? '、' : ', '),
});

/** Neighbours do not say this year's number. */
function withoutYear(text: string, nowMs: number): string {
  const year = new Date(nowMs).getUTCFullYear();
  return text.replace(new RegExp(`^${year}年| ${year}(?=,)`), '');
}

/** All that the pages of one case show. */
export interface ShownCase {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly telling: Telling;
  readonly view: CaseView;
  readonly events: readonly Event[];
  readonly files: readonly CaseFile[];
  /** The browser holds the code. Otherwise the citizen signed in by phone. */
  readonly byCode: boolean;
}
