import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StackOptions } from './options.ts';

const lookEveryMs = 500;
const message = z.object({ phone: z.string(), text: z.string() });

/** The file for text messages of a local run without a gateway. */
export const messagesFile = ({ env, dataDir }: Pick<StackOptions, 'env' | 'dataDir'>): string =>
  env.HUIYIN_SMS_LOG || join(dataDir, 'sms.log');

/** Shows new text messages on the console. Returns the function that ends it. */
export function showMessages({ say, ...where }: Pick<StackOptions, 'env' | 'dataDir' | 'say'>): () => void {
  const path = messagesFile(where);
  let shown = sizeOf(path);
  const look = () => {
    const size = sizeOf(path);
    if (size <= shown) {
      shown = size;
      return;
    }
    const text = readFileSync(path).subarray(shown).toString('utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    shown += Buffer.byteLength(whole);
    for (const line of whole.split('\n')) tell(line);
  };
  const tell = (line: string) => {
    const read = line === '' ? null : message.safeParse(jsonOf(line));
    if (!read?.success) return;
    const { phone, text } = read.data;
    say({
      zh: `短信（本机试用，未发出）→ ${phone}：${text}`,
      en: `Text message (local run, not sent) → ${phone}`,
    });
  };
  // A file watcher takes its first look later and would miss a message that comes before it.
  const looking = setInterval(look, lookEveryMs).unref();
  return () => clearInterval(looking);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
