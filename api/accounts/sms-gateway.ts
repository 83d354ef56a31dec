import { appendFile } from 'node:fs/promises';

/** Sends one text message. Rejects where the gateway does not take it. The log holds neither number nor text. */
export interface SmsGateway {
  send(phone: string, text: string): Promise<void>;
}

const limitMs = 10_000;

/**
 * The county's gateway takes `POST {phone, text}` as JSON. There is no retry: the person asks for another message.
 */
export const httpGateway = (url: string, token: string | undefined): SmsGateway => ({
  send: async (phone, text) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ phone, text }),
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the SMS gateway answered ${answer.status}`);
  },
});

/** Writes messages to a file, which `npm start` shows on its console. Only local runs use it. */
export const fileGateway = (path: string): SmsGateway => ({
  send: (phone, text) => appendFile(path, `${JSON.stringify({ phone, text })}\n`, { mode: 0o600 }),
});

export interface SmsVariables {
  readonly HUIYIN_MODE: 'embedded' | 'cluster';
  readonly HUIYIN_SMS_URL?: string | undefined;
  readonly HUIYIN_SMS_TOKEN?: string | undefined;
  readonly HUIYIN_SMS_LOG?: string | undefined;
}

/** Chooses the gateway of an environment. null: it has none. A cluster never writes messages to a file. */
export function smsGatewayOf(env: SmsVariables): SmsGateway | null {
  if (env.HUIYIN_SMS_URL) return httpGateway(env.HUIYIN_SMS_URL, env.HUIYIN_SMS_TOKEN);
  return env.HUIYIN_MODE === 'embedded' && env.HUIYIN_SMS_LOG ? fileGateway(env.HUIYIN_SMS_LOG) : null;
}
