import { appendFile } from 'node:fs/promises';

/** Sends one text message. Rejects where it could not be handed over; neither number nor text is logged. */
export interface SmsGateway {
  send(phone: string, text: string): Promise<void>;
}

const limitMs = 10_000;

/** The county's gateway: `POST {phone, text}` as JSON, once; whoever asked for the message asks again. */
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

/** For a local run only: a file that `npm start` shows on its console. */
export const fileGateway = (path: string): SmsGateway => ({
  send: (phone, text) => appendFile(path, `${JSON.stringify({ phone, text })}\n`, { mode: 0o600 }),
});

export interface SmsVariables {
  readonly HUIYIN_MODE: 'embedded' | 'cluster';
  readonly HUIYIN_SMS_URL?: string | undefined;
  readonly HUIYIN_SMS_TOKEN?: string | undefined;
  readonly HUIYIN_SMS_LOG?: string | undefined;
}

/** The gateway of an environment; null where there is none. A cluster never writes messages to a file. */
export function smsGatewayOf(env: SmsVariables): SmsGateway | null {
  if (env.HUIYIN_SMS_URL) return httpGateway(env.HUIYIN_SMS_URL, env.HUIYIN_SMS_TOKEN);
  return env.HUIYIN_MODE === 'embedded' && env.HUIYIN_SMS_LOG ? fileGateway(env.HUIYIN_SMS_LOG) : null;
}
