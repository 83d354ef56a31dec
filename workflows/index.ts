export { appeal } from './appeal.ts';
export { watch } from './watch.ts';
export { webhook } from './webhook.ts';
