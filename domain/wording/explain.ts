import { allRules } from '../all-rules.ts';
import type { AnyRule } from '../define-rule.ts';
import { appealKindTerms, outcomeTerms, requestTerms, stageTerms } from './case-terms.ts';
import { fieldTerms } from './field-terms.ts';
import { obligationTerms } from './owed-terms.ts';
import { instantWording, listed, type Naming, named, noNaming, numeral, quoted, termOf } from './places.ts';
import type { Refusal, RefusalParams } from './refusal.ts';
import { sentences } from './refusal-sentences.ts';
import type { Warning } from './warning.ts';
import { warningSentences } from './warning-sentences.ts';
import type { Terms, Wording } from './wording.ts';

/** The sentence of a refusal in both languages, its places filled with terms and names. */
export const explainRefusal = ({ refused, params }: Refusal, naming: Naming = noNaming): Wording =>
  fillSentence(sentences[refused], params, naming);

/** The sentence of a warning, filled in the same way. */
export const explainWarning = (
  { code, params }: Warning,
  naming: Naming = noNaming,
): Wording & { readonly code: Warning['code'] } => ({
  code,
  ...fillSentence(warningSentences[code], params, naming),
});

/** Fills each place of a sentence with a term, a name, a date or a number. The API words its own problems by it too. */
export function fillSentence(sentence: Wording, params: RefusalParams, naming: Naming = noNaming): Wording {
  const wordings = new Map<string, Wording>();
  const wordingOf = (place: string): Wording => {
    const before = wordings.get(place);
    if (before) return before;
    const made = worded(place, params, naming);
    wordings.set(place, made);
    return made;
  };
  const fill = (text: string, language: 'zh' | 'en') =>
    text.replace(/\{(\w+)\}/g, (_, place: string) => wordingOf(place)[language]);
  return { zh: fill(sentence.zh, 'zh'), en: fill(sentence.en, 'en') };
}

type Worder = (value: string, naming: Naming, params: RefusalParams) => Wording;

const among =
  (terms: Terms): Worder =>
  (value) =>
    termOf(terms, value);
const instant: Worder = (value, naming) => instantWording(value, naming);
const end: Worder = (value, naming) => instantWording(value, naming, true);
const asWritten: Worder = (value) => numeral(value);
const ofCounty =
  (what: Parameters<Naming['nameOf']>[0]): Worder =>
  (value, naming) =>
    named(naming, what, value);

/** Words that a refusal brings in both languages, the Chinese ones under a name of their own. */
const inBoth =
  (chinese: string): Worder =>
  (value, _, params) => ({ zh: String(params[chinese] ?? `“${value}”`), en: value });

const commandWording: Worder = (value) => {
  const rule: AnyRule | undefined = Object.hasOwn(allRules, value)
    ? allRules[value as keyof typeof allRules]
    : undefined;
  return rule ? { zh: rule.zh, en: rule.en } : quoted(value);
};

/** How each place of a sentence is worded. A place that stands in a sentence has its line here: a test asks. */
export const places: Readonly<Record<string, Worder>> = {
  status: among(stageTerms),
  outcome: among(outcomeTerms),
  who: inBoth('whoZh'),
  trouble: inBoth('troubleZh'),
  what: inBoth('whatZh'),
  way: inBoth('wayZh'),
  taken: asWritten,
  command: commandWording,
  allowed: commandWording,
  kind: among({ ...obligationTerms, ...appealKindTerms, ...requestTerms }),
  field: among(fieldTerms),
  unit: ofCounty('unit'),
  units: ofCounty('unit'),
  above: ofCounty('unit'),
  person: ofCounty('person'),
  leader: ofCounty('person'),
  account: ofCounty('person'),
  category: ofCounty('category'),
  item: ofCounty('catalogue-item'),
  reason: ofCounty('decline-reason'),
  reasons: ofCounty('decline-reason'),
  colour: ofCounty('order-colour'),
  colours: ofCounty('order-colour'),
  area: (value) => quoted(value),
  closedAt: instant,
  since: instant,
  until: end,
  date: instant,
  dueAt: end,
  latest: end,
  replyBy: end,
  appeal: asWritten,
  appeals: asWritten,
  effect: asWritten,
  entry: asWritten,
  serial: asWritten,
  metres: asWritten,
  count: asWritten,
  dissatisfied: asWritten,
  into: asWritten,
  attachment: asWritten,
  most: asWritten,
  cast: asWritten,
  declared: asWritten,
  wanted: asWritten,
  version: asWritten,
  // Places of the API's own sentences
  bytes: asWritten,
  first: asWritten,
  firstEn: asWritten,
  known: asWritten,
  least: asWritten,
  method: asWritten,
  names: asWritten,
  namesEn: asWritten,
  received: asWritten,
  seconds: asWritten,
};

function worded(place: string, params: RefusalParams, naming: Naming): Wording {
  const value = params[place];
  const worder = places[place] ?? asWritten;
  const one = (item: string | number) => worder(String(item), naming, params);
  if (Array.isArray(value)) return listed(value.map(one));
  return value === undefined ? { zh: '（未说明）', en: '(not given)' } : one(value as string | number);
}
