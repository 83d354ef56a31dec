/** Requests a minute. */
export interface Rates {
  /** Requests of one account, for each kind. */
  readonly read: number;
  readonly command: number;
  readonly filing: number;
  /** Requests of an integrator's account, for each kind. A whole county's hotline uses it. */
  readonly integrator: number;
  /** Requests of all accounts in an office, which share one address. Integrators do not count. */
  readonly office: number;
  /** Requests without an account from one address. Mobile networks put many citizens behind one address. */
  readonly address: number;
  /** Sign-ins and requests for one-time codes, from one address. */
  readonly signIn: number;
  /** Failed authentications from one address. */
  readonly failure: number;
  /** Wrong tracking codes for one number, existing or not. */
  readonly wrongCode: number;
}

export const countyRates: Rates = {
  read: 3000,
  command: 600,
  filing: 300,
  integrator: 60_000,
  office: 30_000,
  address: 1200,
  signIn: 30,
  failure: 60,
  wrongCode: 10,
};

/** A local run sends everything from one address, tests and load included. */
export const localRates: Rates = {
  read: 300_000,
  command: 300_000,
  filing: 300_000,
  integrator: 600_000,
  office: 600_000,
  address: 120_000,
  signIn: 600,
  failure: 600,
  wrongCode: 100,
};

type RateVariable =
  | 'READS'
  | 'COMMANDS'
  | 'FILINGS'
  | 'INTEGRATOR'
  | 'OFFICE'
  | 'ADDRESS'
  | 'SIGN_IN'
  | 'FAILURES'
  | 'WRONG_CODES';
export type RateVariables = { readonly HUIYIN_MODE: 'embedded' | 'cluster' } & {
  readonly [name in `HUIYIN_RATE_${RateVariable}`]?: number | undefined;
};

/** Returns the usual limits of the mode, overridden by the environment. */
export function ratesOf(env: RateVariables): Rates {
  const usual = env.HUIYIN_MODE === 'embedded' ? localRates : countyRates;
  return {
    read: env.HUIYIN_RATE_READS ?? usual.read,
    command: env.HUIYIN_RATE_COMMANDS ?? usual.command,
    filing: env.HUIYIN_RATE_FILINGS ?? usual.filing,
    integrator: env.HUIYIN_RATE_INTEGRATOR ?? usual.integrator,
    office: env.HUIYIN_RATE_OFFICE ?? usual.office,
    address: env.HUIYIN_RATE_ADDRESS ?? usual.address,
    signIn: env.HUIYIN_RATE_SIGN_IN ?? usual.signIn,
    failure: env.HUIYIN_RATE_FAILURES ?? usual.failure,
    wrongCode: env.HUIYIN_RATE_WRONG_CODES ?? usual.wrongCode,
  };
}
