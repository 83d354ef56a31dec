import { phoneKey } from '../../phone/index.ts';
import { seal } from '../../privacy/index.ts';
import { problem } from '../http/problem.ts';
import { nameOf } from '../http/records.ts';
import { patience } from './attempts.ts';
import type { Core } from './core.ts';
import type { OneTimePurpose } from './one-time.ts';
import { begin, type Entered, phoneContext } from './sessions.ts';
import type { SmsGateway } from './sms-gateway.ts';
import { citizenFor } from './users.ts';

export const codeLastsMs = 5 * 60_000;

/** The two uses of a code by text message. Anybody may ask for either, and all get the same answer. */
type MessagePurpose = Exclude<OneTimePurpose, 'set-password'>;

export interface Citizens {
  /**
   * Sends a code where `whether` allows it. The caller gets the answer before `whether` is asked. Throws 429 where
   * this number has asked too often. Throws 503 without a gateway or a database. All of this is alike for every
   * number.
   */
  sendCode(
    purpose: MessagePurpose,
    phone: string,
    about?: { appeal: string; whether: () => Promise<boolean> },
  ): Promise<void>;
  /** Throws 401 on a wrong code and 429 after too many. */
  redeem(purpose: 'lost-code', phone: string, code: string, appeal: string): Promise<void>;
  signIn(phone: string, code: string): Promise<Entered>;
  /** Resolves when all messages are sent, so that a server can stop. */
  settled(): Promise<void>;
}

/** Only a mobile number can take a text message. Other numbers get the same answer and no message. */
const isMobile = (key: string): boolean => /^1\d{10}$/.test(key);

const textOf = (code: string): string =>
  `【回音】验证码 ${code}，5 分钟内有效，请勿告诉他人。Huiyin code: ${code}, valid for 5 minutes.`;

export function citizenSignIn(core: Core, sms: SmsGateway | null): Citizens {
  const underWay = new Set<Promise<void>>();
  const send = async (purpose: MessagePurpose, key: string, about: Parameters<Citizens['sendCode']>[2]) => {
    try {
      if (!isMobile(key) || (about && !(await about.whether()))) return;
      const code = await core.codes.issue(purpose, subjectOf(key, about?.appeal), 'digits', codeLastsMs);
      await sms?.send(key, textOf(code));
    } catch (error) {
      core.log.warn({ error: nameOf(error) }, 'a code could not be sent');
    }
  };
  return {
    sendCode: async (purpose, phone, about) => {
      if (!sms) throw problem('sms-unavailable', { headers: { 'Retry-After': '60' } });
      const key = phoneKey(phone) ?? '';
      await core.reached(() => core.attempts.count(`message ${core.hidden('phone', key)}`, patience.message));
      const sending = send(purpose, key, about).finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    redeem: async (purpose, phone, code, appeal) => void (await redeem(core, purpose, phone, code, appeal)),
    signIn: async (phone, code) => {
      const key = await redeem(core, 'citizen-sign-in', phone, code);
      const cipher = core.keyring.current('records');
      const sealed = seal(cipher, Buffer.from(key), phoneContext).toString('base64url');
      return core.work(async (_, context) => {
        const user = await citizenFor(context, core.hidden('citizen', key));
        return begin(core, context, {
          userId: user.id,
          secondFactor: false,
          sealedPhone: `${cipher.id}.${sealed}`,
        });
      });
    },
    settled: async () => void (await Promise.all(underWay)),
  };
}

const subjectOf = (key: string, appeal?: string): string => (appeal === undefined ? key : `${appeal} ${key}`);

/** Returns the number as digits, once the code has proved right. */
async function redeem(core: Core, purpose: MessagePurpose, phone: string, code: string, appeal?: string) {
  const key = phoneKey(phone) ?? '';
  const counted = `code ${core.hidden(purpose, key)}`;
  return core.reached(async () => {
    await core.attempts.count(counted, patience.code);
    if (!(await core.codes.redeem(purpose, subjectOf(key, appeal), code)))
      throw problem('one-time-code-wrong');
    await core.attempts.clear(counted);
    await core.attempts.clear(`message ${core.hidden('phone', key)}`);
    return key;
  });
}
