import { explain, type Say, tell, type Wording } from '../trouble.ts';
import { showMessages } from './messages.ts';
import type { StackOptions } from './options.ts';
import { startStack } from './stack.ts';
import type { StackFile } from './stack-file.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const addresses = (stack: StackFile, seconds: string): Wording[] => [
  {
    zh: `回音已就绪（${seconds} 秒）。按 Ctrl-C 停止。`,
    en: `Huiyin is ready (${seconds} s). Press Ctrl-C to stop it.`,
  },
  { zh: `  群众页面　　　　${stack.apiUrl}/`, en: `  citizens       ${stack.apiUrl}/` },
  {
    zh: `  工作台　　　　　${stack.apiUrl}/console/（用下列账号密码登录）`,
    en: `  Console        ${stack.apiUrl}/console/ (sign in by an account and its password)`,
  },
  { zh: `  接口　　　　　　${stack.apiUrl}/v1`, en: `  API            ${stack.apiUrl}/v1` },
  { zh: `  接口文档　　　　${stack.docsUrl}`, en: `  API reference  ${stack.docsUrl}` },
  ...(stack.temporalUiUrl
    ? [{ zh: `  Temporal 界面　　${stack.temporalUiUrl}`, en: `  Temporal UI    ${stack.temporalUiUrl}` }]
    : []),
  {
    zh: '  热线平台的令牌　npm run token -- integrator:hotline',
    en: '  hotline token  npm run token -- integrator:hotline',
  },
  {
    zh: '  另开终端看演示　npm run demo',
    en: '  demonstration  npm run demo (in a second terminal)',
  },
];

type Asked = { signal: NodeJS.Signals };

/** The first signal asks for an orderly end, and the second ends at once. */
function listenForSignals(killNow: () => void): { asked: Promise<Asked>; deafen: () => void } {
  let ask: (asked: Asked) => void = () => undefined;
  const asked = new Promise<Asked>((resolve) => {
    ask = resolve;
  });
  let times = 0;
  const hear = (signal: NodeJS.Signals) => {
    times += 1;
    if (times === 1) ask({ signal });
    // npm and the terminal may both deliver the first signal. Only a third one shows impatience.
    else if (times > 2) killNow();
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return {
    asked,
    deafen: () => {
      for (const signal of SIGNALS) process.off(signal, hear);
    },
  };
}

const stopped = (say: Say) => say({ zh: '回音已停止。', en: 'Huiyin has stopped.' });

/** Runs the stack until it is stopped (0) or something fails (1). */
export async function runStack(options: StackOptions): Promise<number> {
  const begun = performance.now();
  let killNow = () => process.exit(1);
  const signals = listenForSignals(() => killNow());
  let stopShowing = () => {};
  let stop: (() => Promise<void>) | undefined;
  try {
    const stack = await startStack(options);
    stop = stack.stop;
    killNow = () => {
      void stack.kill().finally(() => process.exit(1));
      return undefined as never;
    };
    const first = await Promise.race([stack.ready, signals.asked]);
    if (!('signal' in first)) {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      for (const line of addresses(first, seconds)) options.say(line);
      stopShowing = showMessages(options);
      void welcomed(options, first);
      await Promise.race([signals.asked, stack.died]);
    }
    await stop();
    stopped(options.say);
    return 0;
  } catch (error) {
    tell(explain(error));
    await stop?.();
    return 1;
  } finally {
    stopShowing();
    signals.deafen();
  }
}

/** Prints the welcome. A failure here does not end the run. */
async function welcomed({ welcome, say }: StackOptions, stack: StackFile): Promise<void> {
  try {
    for (const line of (await welcome?.(stack)) ?? []) say(line);
  } catch (error) {
    say(explain(error).sentence);
  }
}
