/** Reads a county from its files: organisation, people, leaders, catalogue, policy and calendar. */

export { adoption, type Carried, type CarriedCommand, newsOfPeople } from './carried.ts';
export {
  type ChangeablePart,
  type Changed,
  type ChangeProblem,
  changed,
  changedTogether,
  type SentParts,
} from './change.ts';
export { commandFacts, type FactSources, type FactsAsked } from './command-facts.ts';
export { contentHash, countyHash, dataOf } from './content-hash.ts';
export { namingOf, wordsOf } from './county-naming.ts';
export { type LiveCounty, liveCounty } from './live.ts';
export { countyOfStored, loadCounty } from './reading/load.ts';
export { logoAddress, logoOf } from './reading/look.ts';
export type { Names } from './reading/names.ts';
export type { Open311Data } from './reading/open311.ts';
export { parsePolicy } from './reading/policy-schema.ts';
export { CountyProblems, type DataProblem } from './reading/problems.ts';
export { isList, type Question, type QuestionType } from './reading/services.ts';
export {
  everyUploadType,
  kindOfType,
  needsScanner,
  type UploadKind,
  type Uploads,
  uploadKinds,
} from './reading/uploads.ts';
export {
  type ChangedInFiles,
  type Following,
  followCounty,
  lookAgain,
  type TakeUp,
  takeUpCounty,
} from './take-up.ts';
export type * from './types.ts';
export { writeCountyFiles } from './write-files.ts';
