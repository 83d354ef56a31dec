import { type ChildProcess, spawn } from 'node:child_process';

/**
 * A shell that waits for the end of this process. The parts have their own process groups, so that Ctrl-C does not
 * end them in a random order. They would therefore outlive a killed parent. The shell's standard input closes in
 * every case. It then ends the listed parts, the newest first.
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
    // Without a shell the stack still works. Only a killed parent leaves parts behind.
    shell.on('error', () => undefined);
    shell.stdin?.on('error', () => undefined);
    shell.unref();
    if (shell.stdin && 'unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  }
  shell.stdin?.write(`${line}\n`);
}

export const guard = (pid: number): void => tellShell(`+ ${pid}`);
export const unguard = (pid: number): void => tellShell(`- ${pid}`);
