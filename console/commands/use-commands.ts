import { useQuery } from '@tanstack/react-query';
import { type Appeal, answered } from '../app/api.ts';
import type { Wording } from '../app/language.tsx';

/** A command that this reader may know of: owed, possible, or refused with its sentence. */
export interface KnownCommand {
  readonly command: string;
  readonly possible: boolean;
  /** It meets an obligation of this reader. */
  readonly owed: boolean;
  readonly dueAt: string | null;
  readonly refused: (Wording & { readonly code: string }) | null;
}

interface KnownCommands {
  readonly version: number;
  readonly items: readonly KnownCommand[];
}

/** Every command of a case that the reader may know of. The stream asks for it anew. */
export const useCommands = ({ id, version }: Pick<Appeal, 'id' | 'version'>) =>
  useQuery({
    queryKey: ['case', id, 'commands', version],
    queryFn: () => answered(readCommands(id)),
    placeholderData: (before) => before,
  });

async function readCommands(id: string) {
  const response = await fetch(`/v1/appeals/${encodeURIComponent(id)}/commands`, {
    credentials: 'same-origin',
  });
  const content: unknown = await response.json().catch(() => undefined);
  return response.ok ? { data: content as KnownCommands, response } : { error: content, response };
}
