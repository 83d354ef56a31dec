import { useQuery } from '@tanstack/react-query';
import type { Wording } from './language.tsx';

/** The county's own look: its name, hotline and accent colour. */
export interface Look {
  readonly name: Wording;
  readonly hotline: string | null;
  readonly logo: string | null;
  readonly accent: string;
}

const plain: Look = { name: { zh: '回音', en: 'Huiyin' }, hotline: null, logo: null, accent: '#0958d9' };

export function useLook(): Look {
  const { data } = useQuery({
    queryKey: ['look'],
    queryFn: readLook,
    staleTime: 300_000,
    refetchInterval: false as const,
  });
  return data ?? plain;
}

async function readLook(): Promise<Look> {
  const response = await fetch('/v1/look', { credentials: 'same-origin' });
  return response.ok ? ((await response.json()) as Look) : plain;
}
