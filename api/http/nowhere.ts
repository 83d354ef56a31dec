import { commandNames } from '../../domain/index.ts';
import { answerProblem } from './answer-problem.ts';
import type { ApiContext, App } from './env.ts';
import { problem } from './problem.ts';

/** Answers requests without a route. 405 with Allow: the address exists under another method. Otherwise 404. */
export function nowhere(app: App): (c: ApiContext) => Response {
  return (c) => {
    const allow = methodsAt(app, c.req.path);
    if (allow.length > 0) return wrongMethod(c, allow);
    const command = commandAt(c);
    return answerProblem(c, command === null ? problem('not-found') : unknownCommand(command));
  };
}

function wrongMethod(c: ApiContext, methods: readonly string[]): Response {
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow });
  const more = { params: { method: c.req.method }, headers: { Allow: allow } };
  return answerProblem(c, problem('method-not-allowed', more));
}

const methodsAt = (app: App, path: string): string[] => [
  ...new Set(
    app.routes
      .filter((route) => route.method !== 'ALL' && patternOf(route.path).test(path))
      .map((route) => route.method),
  ),
];

const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);

/** A POST to an appeal that names no command. */
const commandAt = (c: ApiContext): string | null =>
  c.req.method === 'POST'
    ? (/^\/v1\/(?:appeals|track)\/[^/]+\/([^/]{1,60})$/.exec(c.req.path)?.[1] ?? null)
    : null;

const unknownCommand = (command: string) =>
  problem('unknown-command', { params: { command, known: commandNames.join(', ') } });
