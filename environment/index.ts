export { inFiles } from './files.ts';
export { EnvironmentProblem } from './problem.ts';
export { readVariables } from './read.ts';
export { sharedVariables } from './shared.ts';
export { type Weakness, weaknessOf } from './weakness.ts';
