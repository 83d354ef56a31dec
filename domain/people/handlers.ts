import type { AppealState } from '../state/index.ts';

/** Everybody who has handled the case. A dispatch only names the head: who accepts is the first to handle it. */
export function handlersOf({ spans, alsoHandled = [], completion }: AppealState): string[] {
  const liable = spans.filter(({ why }) => why !== 'dispatch').map(({ person }) => person);
  return [...new Set([...liable, ...alsoHandled, ...(completion ? [completion.by.account] : [])])];
}

/** The author of a completion has handled the case, also once the completion is returned or rated. */
export function withHandler(state: AppealState, account: string): Pick<AppealState, 'alsoHandled'> {
  const { rules, alsoHandled = [] } = state;
  if (rules < 3 || handlersOf(state).includes(account)) return {};
  return { alsoHandled: [...alsoHandled, account] };
}
