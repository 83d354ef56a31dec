import { issueToken } from '../../api/accounts/token.ts';
import { answered, type HuiyinClient, isProblem, openClient } from '../../client/index.ts';
import type { AppealView, Wording } from '../../domain/index.ts';
import { clockLines, type Lapse, moveLines, type NameOf, refusalLines } from './move-lines.ts';

/** Options of the demonstration: the addresses of the API and the Temporal UI, and the secret that signs tokens. */
export interface DeskOptions {
  readonly api: string;
  readonly ui: string;
  readonly secret: string;
  readonly say: (line: string) => void;
}

export type MoveBody = Readonly<Record<string, unknown>>;

/** The county's policy as the API shows it. */
export interface DemoPolicy {
  readonly version: string;
  readonly limits: Readonly<Record<string, string>>;
  readonly urgency?: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
}

interface Page<Item> {
  readonly items: readonly Item[];
}

/** An appeal of the demonstration with its citizen's code. */
export interface DemoAppeal {
  readonly id: string;
  readonly code: string;
}

const minutes = 30;
const longestWaitMs = 30_000;

/** Gives commands as people of the sample county, over HTTP only, and prints a line for each move. */
export class Desk {
  private readonly tokens = new Map<string, string>();
  private readonly names = new Map<string, Wording>();
  private readonly nameOf: NameOf = (id) => this.names.get(id) ?? { zh: id, en: id };
  private readonly options: DeskOptions;
  private readonly client: HuiyinClient;

  constructor(options: DeskOptions) {
    this.options = options;
    this.client = openClient({ baseUrl: options.api });
  }

  say(line: string): void {
    this.options.say(line);
  }

  /** Reads the names of units and people, which the printed lines then use in place of ids. */
  async learnNames(): Promise<void> {
    const units = await this.get<Page<{ id: string; name: Wording }>>('admin:county', '/v1/units');
    const people = await this.get<Page<{ account: string; name: Wording }>>('admin:county', '/v1/people');
    for (const { id, name } of units.items) this.names.set(id, name);
    for (const { account, name } of people.items) this.names.set(account, name);
  }

  link(id: string): string {
    return `${this.options.ui}/namespaces/default/workflows/${id}`;
  }

  async file(account: string, body: MoveBody): Promise<DemoAppeal> {
    const view = await this.send('POST', '/v1/appeals', await this.bearer(account), body);
    this.tell('register', account, view);
    return { id: view.id, code: String((view as unknown as { trackingCode: string }).trackingCode) };
  }

  /** Files under a policy with shorter limits, and puts the county's own policy back. The case keeps the shorter ones. */
  async fileUnder(
    shorten: (policy: DemoPolicy) => DemoPolicy,
    account: string,
    body: MoveBody,
  ): Promise<DemoAppeal> {
    const policy = await this.get<DemoPolicy>('admin:county', '/v1/policy');
    await this.put('admin:county', '/v1/policy', { ...shorten(policy), version: `${policy.version}-demo` });
    try {
      return await this.file(account, body);
    } finally {
      await this.put('admin:county', '/v1/policy', { ...policy });
    }
  }

  async move(
    account: string,
    { id }: { id: string },
    command: string,
    body: MoveBody = {},
  ): Promise<AppealView> {
    const view = await this.send('POST', `/v1/appeals/${id}/${command}`, await this.bearer(account), body);
    this.tell(command, account, view);
    return view;
  }

  async track(filed: DemoAppeal, command: string, body: MoveBody): Promise<AppealView> {
    const view = await this.send('POST', `/v1/track/${filed.id}/${command}`, `Code ${filed.code}`, body);
    this.tell(command, 'citizen', view);
    return view;
  }

  /** The citizen reads the case by its code. */
  async follow({ id, code }: DemoAppeal): Promise<AppealView> {
    return this.send('GET', `/v1/track/${id}`, `Code ${code}`);
  }

  async read(account: string, { id }: { id: string }): Promise<AppealView> {
    return this.send('GET', `/v1/appeals/${id}`, await this.bearer(account));
  }

  /** Waits until the clock has done something to a case. */
  async until({ id }: { id: string }, isDone: (view: AppealView) => boolean): Promise<AppealView> {
    const endMs = Date.now() + longestWaitMs;
    while (Date.now() < endMs) {
      const view = await this.read('centre:county', { id });
      if (isDone(view)) return view;
      await new Promise((done) => setTimeout(done, 500));
    }
    throw new Error(`The clock did nothing within ${longestWaitMs / 1000} seconds: ${this.link(id)}`);
  }

  async get<T>(account: string, path: string): Promise<T> {
    return (await this.send('GET', path, await this.bearer(account))) as T;
  }

  async put(account: string, path: string, body: MoveBody): Promise<unknown> {
    return this.send('PUT', path, await this.bearer(account), body);
  }

  /** The status and code of a command that must be refused. */
  async refused(
    account: string,
    { id }: { id: string },
    command: string,
    body: MoveBody = {},
  ): Promise<string> {
    const answer = this.send('POST', `/v1/appeals/${id}/${command}`, await this.bearer(account), body);
    const problem = await answer.then(
      () => null,
      (error: unknown) => error,
    );
    if (problem === null) throw new Error(`${command} by ${account} should have been refused`);
    if (!isProblem(problem)) throw problem;
    this.sayAll(refusalLines(this.nameOf, command, account, problem.said));
    return problem.code;
  }

  private async bearer(account: string): Promise<string> {
    const token = this.tokens.get(account) ?? (await issueToken(this.options.secret, account, minutes * 60));
    this.tokens.set(account, token);
    return `Bearer ${token}`;
  }

  /** Sends what scenarios name by words. Each try repeats the same key, and a refusal is thrown as ApiProblem. */
  private async send(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    authorization: string,
    body?: MoveBody,
  ): Promise<AppealView> {
    const request = { headers: { authorization }, body: body as never, signal: AbortSignal.timeout(30_000) };
    return answered(
      this.client.request(method.toLowerCase() as 'post', path as '/v1/appeals', request as never),
    );
  }

  private tell(command: string, account: string, view: AppealView): void {
    this.sayAll(moveLines(this.nameOf, command, account, view));
  }

  /** Prints what the clock did without a command. */
  tellClock(lapse: Lapse, view: AppealView): void {
    this.sayAll(clockLines(this.nameOf, lapse, view));
  }

  private sayAll(lines: readonly string[]): void {
    for (const line of lines) this.say(line);
  }
}

const dayMs = 24 * 3_600_000;
/** Instants relative to now, in the form that clients write. */
export const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();
export const now = (): string => new Date().toISOString();
export const satisfied: MoveBody = { contacted: true, resolved: true, satisfaction: 'yes' };
