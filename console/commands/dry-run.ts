import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api, type Obligation } from '../app/api.ts';
import type { Wording } from '../app/language.tsx';

/** The API's answer to `?dryRun=true`: what a command or a filing would do. Nothing of it has happened. */
export interface DryRun {
  readonly dryRun: true;
  readonly status: string;
  readonly light: string;
  readonly liable: { readonly unit: string; readonly person: string } | null;
  readonly leader: string | null;
  readonly opened: readonly Obligation[];
  /** Obligations that go on with another date. */
  readonly moved?: readonly Obligation[];
  /** The date of the whole case. */
  readonly overallDueAt?: string;
  readonly ended: readonly { readonly id: string; readonly kind: string }[];
  readonly citizenReads: Wording | null;
  readonly warnings: readonly (Wording & { readonly code: string })[];
  /** The place to which a filing would go. */
  readonly dispatch?: {
    readonly unit: string | null;
    readonly helpers: readonly string[];
    readonly pool: readonly string[] | null;
    readonly rule: Wording | null;
  } | null;
}

/** A preview as it stands: the answer, a refusal, or none yet. */
export interface Foreseen {
  readonly dry: DryRun | null;
  readonly error: unknown;
  readonly isAsking: boolean;
}

const waitMs = 500;

/** Asks what the act would do, once nobody has typed for a moment. `ask` null says that the form is not complete. */
export function useForeseen(key: readonly unknown[], ask: (() => Promise<DryRun>) | null): Foreseen {
  const asked = ask === null ? null : JSON.stringify(key);
  const settled = useSettled(asked);
  const enabled = asked !== null && settled === asked;
  const query = useQuery({
    queryKey: [...key, 'preview'],
    queryFn: () => (ask ?? nothing)(),
    enabled,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: false,
    retry: false,
  });
  const isAsking = asked !== null && (!enabled || query.isFetching);
  return { dry: enabled ? (query.data ?? null) : null, error: enabled ? query.error : null, isAsking };
}

const nothing = (): Promise<DryRun> => Promise.reject(new Error('nothing was asked'));

function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), waitMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** Every command has this form of address. The client's types know each of them by its own. */
const commandPath = (command: string) => `/v1/appeals/{id}/${command}` as '/v1/appeals/{id}/accept';

export interface Act {
  readonly id: string;
  readonly command: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks what a command would do. Anything but a preview in the answer counts as a failure. */
export async function foresee({ id, command, body }: Act): Promise<DryRun> {
  const params = { path: { id }, query: { dryRun: 'true' } } as never;
  const answer: unknown = await answered(api.POST(commandPath(command), { params, body }));
  if ((answer as Partial<DryRun> | undefined)?.dryRun !== true) throw new Error('no preview came back');
  return answer as DryRun;
}

/** The case after a command, or its id alone where the act took it out of sight. */
export interface Done {
  readonly id: string;
  readonly version: number;
  readonly status?: string;
  readonly obligations?: readonly Obligation[];
  readonly warnings?: readonly (Wording & { readonly code: string })[];
  /** A further code for the citizen, after a correction of the telephone. */
  readonly trackingCode?: string;
}

/** Gives a command. The same key again never does it twice. */
export const give = ({ id, command, body }: Act, key: string): Promise<Done> => {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  return answered(api.POST(commandPath(command), { params, body })) as Promise<Done>;
};
