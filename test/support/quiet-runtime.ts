import { installRuntime } from '../../worker/runtime-log.ts';

let installed = false;

/** The SDK's log is kept out of the tests' output: what goes wrong there fails a test. */
export function quietRuntime(): void {
  if (installed) return;
  installed = true;
  installRuntime({ debug() {}, info() {}, warn() {}, error() {} });
}
