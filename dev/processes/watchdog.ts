import { type ChildProcess, spawn } from 'node:child_process';

/**
 * A shell that waits for our end. The parts run in process groups of their own, so that Ctrl-C does not reach them
 * in no order; the price is that they would outlive a parent that is killed hard. The shell's standard input closes
 * whatever way we end, and it then ends what is still on its list, the newest first.
 */
const SCRIPT = `
trap '' INT HUP TERM
alive=
while read -r sign pid; do
  case $sign in
    +) alive="$pid $alive" ;;
    -) kept=
       for p in $alive; do [ "$p" = "$pid" ] || kept="$kept $p"; done
       alive=$kept ;;
  esac
done
for p in $alive; do
  kill -TERM "$p" 2>/dev/null || continue
  n=0
  while kill -0 "$p" 2>/dev/null && [ $n -lt 50 ]; do sleep 0.1; n=$((n+1)); done
  kill -KILL "-$p" 2>/dev/null
done
`;

let shell: ChildProcess | undefined;

function tellShell(line: string): void {
  if (!shell || shell.exitCode !== null) {
    shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    // Without a shell the stack works all the same; only a hard death leaves parts behind.
    shell.on('error', () => undefined);
    shell.stdin?.on('error', () => undefined);
    shell.unref();
    if (shell.stdin && 'unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  }
  shell.stdin?.write(`${line}\n`);
}

export const guard = (pid: number): void => tellShell(`+ ${pid}`);
export const unguard = (pid: number): void => tellShell(`- ${pid}`);
