/** A refusal or a failure, with the sentence that its reader sees and the id of the request. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly said: { readonly zh: string; readonly en: string };
  readonly requestId: string | null;
  /** Faults of single fields, by their dotted path. */
  readonly fields: readonly FieldFault[];

  constructor(status: number, body: ProblemBody, requestId: string | null) {
    super(`${status} ${body.code}: ${body.en}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code;
    this.said = { zh: body.zh, en: body.en };
    this.requestId = requestId;
    this.fields = body.errors ?? [];
  }
}

export interface FieldFault {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
}
interface ProblemBody {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly errors?: readonly FieldFault[];
}

const unreachable: ProblemBody = {
  code: 'offline',
  zh: '连接不上服务器，已输入的内容仍在。请检查网络后重试。',
  en: 'The server cannot be reached. What you typed is kept. Check the network and try again.',
};

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The answer's data. Throws ApiProblem for a refusal, and one with status 0 where no answer came. */
export async function answered<T>(request: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await request.catch(() => {
    throw new ApiProblem(0, unreachable, null);
  });
  if (response.ok) return data as T;
  const requestId = response.headers.get('x-request-id');
  throw new ApiProblem(response.status, problemIn(error, response.status), requestId);
}

function problemIn(error: unknown, status: number): ProblemBody {
  const given = error as Partial<ProblemBody> | undefined;
  if (given?.code && given.zh && given.en) return given as ProblemBody;
  return {
    code: `status-${status}`,
    zh: `服务器暂时无法处理（${status}）。`,
    en: `The server failed (${status}).`,
  };
}

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem;
