/** A county as its files describe it: organisation, people, leaders, catalogue, policy and calendar. */
export { type Asked, commandFacts, type FactSources } from './command-facts.ts';
export { loadCounty } from './load.ts';
export { parsePolicy } from './policy-schema.ts';
export { CountyProblems, type Problem } from './problems.ts';
export type * from './types.ts';
