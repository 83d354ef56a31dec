/** `npm run demo` plays the first five scenarios, the thirteenth and the twenty-third on the running stack, over HTTP only. */
import { readFile } from 'node:fs/promises';
import { inFiles } from '../environment/index.ts';
import { Desk } from './demo/desk.ts';
import { caseLinkLines, legend } from './demo/move-lines.ts';
import { scenarios } from './demo/scenarios.ts';
import { dataDirectory } from './paths.ts';
import { readStackFile } from './stack/stack-file.ts';
import { explain, Trouble, tell } from './trouble.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function play(): Promise<void> {
  const stack = await readStackFile(dataDirectory(process.env)).catch(() => undefined);
  if (!stack) {
    throw new Trouble(
      '本机没有运行回音。请先在另一终端执行 npm start。',
      'Huiyin does not run on this machine. Start it in another terminal with npm start.',
    );
  }
  const secret = inFiles(process.env).HUIYIN_SECRET || (await readFile(stack.secretFile, 'utf8')).trim();
  const desk = new Desk({ api: stack.apiUrl, ui: stack.temporalUiUrl ?? '', secret, say });
  await desk.learnNames();
  for (const line of legend) say(line);
  for (const { title, play: scenario } of scenarios) {
    for (const line of title) say(line);
    const filed = await scenario(desk);
    for (const line of caseLinkLines(desk.link(filed.id))) say(line);
    say('');
  }
}

try {
  await play();
} catch (error) {
  tell(explain(error));
  process.exit(1);
}
