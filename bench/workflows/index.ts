export { appeal } from './appeal.ts';
export { bare } from './bare.ts';
export { withActivity } from './with-activity.ts';
