import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CleanPicture } from './clean-picture.ts';
import { fewAtOnce } from './few-at-once.ts';
import { type PictureFault, PictureRefused } from './picture-fault.ts';

export interface ToDecode {
  readonly upload: Uint8Array;
  readonly type: string;
}
export type Decoded = CleanPicture | { readonly fault: PictureFault };

export interface DecoderLimits {
  readonly processes: number;
  /** The process is killed if one picture takes longer. */
  readonly limitMs: number;
  /** A process without work ends after this time. */
  readonly idleMs: number;
}
const usual: DecoderLimits = { processes: 2, limitMs: 45_000, idleMs: 60_000 };

/**
 * Decodes pictures in processes of their own. What a hostile picture does to a decoder ends with the process: the API
 * goes on, and the process holds none of its keys. Throws `PictureRefused`, also where the process dies or needs too
 * long.
 */
export function pictureDecoder(
  limits: DecoderLimits = usual,
): (upload: Uint8Array, type: string) => Promise<CleanPicture> {
  const idle: Decoder[] = [];
  const inTurn = fewAtOnce(limits.processes);
  return (upload, type) =>
    inTurn(async () => {
      const decoder = aliveIn(idle) ?? new Decoder(limits);
      const decoded = await decoder.decode({ upload, type });
      if (decoder.alive) idle.push(decoder);
      if ('fault' in decoded) throw new PictureRefused(decoded.fault);
      return decoded;
    });
}

function aliveIn(idle: Decoder[]): Decoder | undefined {
  for (let next = idle.pop(); next; next = idle.pop()) if (next.alive) return next;
  return undefined;
}

const file = fileURLToPath(new URL('./decoding-process.ts', import.meta.url));
const megabytes = 1024;

class Decoder {
  alive = true;
  private readonly child: ChildProcess;
  private readonly limits: DecoderLimits;
  private done: ((decoded: Decoded) => void) | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(limits: DecoderLimits) {
    this.limits = limits;
    this.child = fork(file, {
      execArgv: ['--import', import.meta.resolve('tsx'), `--max-old-space-size=${megabytes}`],
      // It gets no environment: the keyring and the passwords stand there.
      env: { NODE_ENV: process.env.NODE_ENV },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child.on('message', (decoded) => this.answer(decoded as Decoded));
    for (const end of ['exit', 'error'] as const) this.child.once(end, () => this.end());
  }

  decode(work: ToDecode): Promise<Decoded> {
    this.holdOpen(true);
    this.wait(this.limits.limitMs);
    return new Promise((resolve) => {
      this.done = resolve;
      if (this.alive) this.child.send(work, (error) => error && this.end());
      else this.end();
    });
  }

  private answer(decoded: Decoded): void {
    this.done?.(decoded);
    this.done = null;
    this.holdOpen(false);
    this.wait(this.limits.idleMs);
  }

  /** Ends the process. A picture in work counts as unreadable. */
  private end(): void {
    this.alive = false;
    if (this.timer) clearTimeout(this.timer);
    this.child.kill('SIGKILL');
    this.done?.({ fault: 'picture-unreadable' });
    this.done = null;
  }

  private wait(ms: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), ms).unref();
  }

  /** A process without work does not keep the API from ending. */
  private holdOpen(open: boolean): void {
    if (open) this.child.ref();
    else this.child.unref();
    if (open) this.child.channel?.ref();
    else this.child.channel?.unref();
  }
}
