import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../app/api.ts';

export const hooksKey = ['webhooks'] as const;

/** Acts of an owner on one endpoint. Each change reads the list anew. */
export function useHookChange<Sent, Answer>(change: (sent: Sent) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: hooksKey }),
  });
}

export type HookAct = 'pause' | 'resume' | 'test' | 'rotate-secret' | 'delete';

/** Carries out one act and returns the secret, if it made one. */
export async function actOn(id: string, act: HookAct): Promise<string | null> {
  const params = { path: { id } };
  switch (act) {
    case 'pause':
      await answered(api.POST('/v1/webhooks/{id}/pause', { params }));
      return null;
    case 'resume':
      await answered(api.POST('/v1/webhooks/{id}/resume', { params }));
      return null;
    case 'test':
      await answered(api.POST('/v1/webhooks/{id}/test', { params }));
      return null;
    case 'delete':
      await answered(api.DELETE('/v1/webhooks/{id}', { params }));
      return null;
    case 'rotate-secret':
      return (await answered(api.POST('/v1/webhooks/{id}/rotate-secret', { params }))).secret;
  }
}
