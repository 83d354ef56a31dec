import { issueToken } from '../../api/accounts/token.ts';
import type { AppealView } from '../../domain/index.ts';

/** Options of the demonstration: the addresses of the API and the Temporal UI, and the secret that signs tokens. */
export interface DeskOptions {
  readonly api: string;
  readonly ui: string;
  readonly secret: string;
  readonly say: (line: string) => void;
}

export type Body = Readonly<Record<string, unknown>>;

/** An appeal of the demonstration with its citizen's code. */
export interface Filed {
  readonly id: string;
  readonly code: string;
}

const minutes = 30;

/** Gives commands as people of the sample county, over HTTP only, and prints a line for each move. */
export class Desk {
  private readonly tokens = new Map<string, string>();
  private readonly options: DeskOptions;

  constructor(options: DeskOptions) {
    this.options = options;
  }

  say(line: string): void {
    this.options.say(line);
  }

  link(id: string): string {
    return `${this.options.ui}/namespaces/default/workflows/${id}`;
  }

  async file(account: string, body: Body): Promise<Filed> {
    const view = await this.send('POST', '/v1/appeals', await this.bearer(account), body);
    this.tell('register', account, view);
    return { id: view.id, code: String((view as unknown as { trackingCode: string }).trackingCode) };
  }

  async move(account: string, { id }: { id: string }, command: string, body: Body = {}): Promise<AppealView> {
    const view = await this.send('POST', `/v1/appeals/${id}/${command}`, await this.bearer(account), body);
    this.tell(command, account, view);
    return view;
  }

  async track(filed: Filed, command: string, body: Body): Promise<AppealView> {
    const view = await this.send('POST', `/v1/track/${filed.id}/${command}`, `Code ${filed.code}`, body);
    this.tell(command, 'citizen', view);
    return view;
  }

  async read(account: string, { id }: { id: string }): Promise<AppealView> {
    return this.send('GET', `/v1/appeals/${id}`, await this.bearer(account));
  }

  async get<T>(account: string, path: string): Promise<T> {
    return (await this.send('GET', path, await this.bearer(account))) as T;
  }

  async put(account: string, path: string, body: Body): Promise<unknown> {
    return this.send('PUT', path, await this.bearer(account), body);
  }

  /** The status and code of a command that must be refused. */
  async refused(account: string, { id }: { id: string }, command: string, body: Body = {}): Promise<string> {
    const answer = await this.request(
      'POST',
      `/v1/appeals/${id}/${command}`,
      await this.bearer(account),
      body,
    );
    if (answer.ok) throw new Error(`${command} by ${account} should have been refused`);
    const { code, zh } = (await answer.json()) as { code: string; zh: string };
    this.say(`  ${pad(command)} ${account}: ${answer.status} ${code} ${zh}`);
    return code;
  }

  private async bearer(account: string): Promise<string> {
    const token = this.tokens.get(account) ?? (await issueToken(this.options.secret, account, minutes * 60));
    this.tokens.set(account, token);
    return `Bearer ${token}`;
  }

  private request(method: string, path: string, authorization: string, body?: Body): Promise<Response> {
    return fetch(`${this.options.api}${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
  }

  private async send(method: string, path: string, authorization: string, body?: Body): Promise<AppealView> {
    const answer = await this.request(method, path, authorization, body);
    if (answer.ok) return (await answer.json()) as AppealView;
    throw new Error(`${method} ${path} gave ${answer.status}: ${await answer.text()}`);
  }

  private tell(command: string, account: string, view: AppealView): void {
    if (!view.status) {
      this.say(`  ${pad(command)} ${account} → (此后不再可见 no longer theirs to see)`);
      return;
    }
    const liable = view.liable ? `责任 ${view.liable.unit} / ${view.liable.person}` : '尚无责任单位';
    const leader =
      view.escalation.state === 'none' ? '' : `，领导 ${view.escalation.leader} ${view.escalation.state}`;
    this.say(`  ${pad(command)} ${account} → ${view.status} ${lamp[view.light]} ${liable}${leader}`);
  }
}

const lamp = { green: '🟢', yellow: '🟡', red: '🔴' } as const;
const pad = (command: string): string => command.padEnd(16);

const dayMs = 24 * 3_600_000;
/** Instants relative to now, in the form that clients write. */
export const inDays = (days: number): string => new Date(Date.now() + days * dayMs).toISOString();
export const now = (): string => new Date().toISOString();
export const satisfied: Body = { contacted: true, resolved: true, satisfaction: 'yes' };
