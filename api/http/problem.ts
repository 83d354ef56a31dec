import type { FieldProblem, Sentence } from '../../contract/index.ts';
import {
  explainRefusal,
  fillSentence,
  kindOfRefusal,
  type Naming,
  noNaming,
  type Refusal,
  type RefusalKind,
  type RefusalParams,
} from '../../domain/index.ts';
import { type ApiCode, apiSentences } from './sentences/sentences.ts';

/** Words a problem with the county's names and in its zone. */
export type Worded = (naming: Naming) => Sentence;

/** A caller reads it instead of an answer. Any code below a route throws it; one place writes it out. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly worded: Worded;
  readonly more: ProblemMore;

  constructor(status: number, code: string, worded: Worded, more: ProblemMore = {}) {
    super(`${code}: ${worded(noNaming).en}`);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.worded = worded;
    this.more = more;
  }
}

export interface NamedCategory {
  readonly id: string;
  readonly name: Sentence;
}

export interface ProblemMore {
  readonly params?: RefusalParams;
  readonly errors?: readonly FieldProblem[];
  readonly allowed?: readonly string[];
  readonly categories?: readonly NamedCategory[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** One of the API's own problems. */
export function problem(code: ApiCode, more: ProblemMore = {}): Problem {
  const { status, ...sentence } = apiSentences[code];
  const { params = {} } = more;
  return new Problem(status, code, (naming) => fillSentence(sentence, params, naming), more);
}

/** There is none, or this caller may not know of it. */
export const unknownAppeal = (typed: string) =>
  problem('appeal-not-found', { params: { appeal: typed.slice(0, 64) } });

const statusOfKind: Readonly<Record<RefusalKind, number>> = {
  forbidden: 403,
  unknown: 404,
  state: 409,
  precondition: 412,
  rule: 422,
  pace: 429,
};

/** A refusal of the rules as the caller reads it; a 409 says what is possible now. */
export function refusalProblem(refusal: Refusal, allowed: readonly string[] = []): Problem {
  const status = statusOfKind[kindOfRefusal(refusal.refused)];
  const more = status === 409 ? { params: refusal.params, allowed } : { params: refusal.params };
  return new Problem(status, refusal.refused, (naming) => explainRefusal(refusal, naming), more);
}
