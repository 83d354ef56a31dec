import { buildConsole, isCurrent } from './build.ts';

/** `npm run build` builds the console's pages. */
const current = await isCurrent();
if (!current) await buildConsole();
const line = current
  ? '工作台页面无须重新生成。\nThe console’s pages are current.\n'
  : '工作台页面已生成。\nThe console’s pages are built.\n';
process.stdout.write(line);
