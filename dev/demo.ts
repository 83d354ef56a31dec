/** `npm run demo` plays the first five scenarios on the running stack, over HTTP only. */
import { readFile } from 'node:fs/promises';
import { inFiles } from '../environment/index.ts';
import { Desk } from './demo/desk.ts';
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
  for (const { title, play: scenario } of scenarios) {
    say(title);
    const filed = await scenario(desk);
    say(`  Temporal UI: ${desk.link(filed.id)}\n`);
  }
}

try {
  await play();
} catch (error) {
  tell(explain(error));
  process.exit(1);
}
