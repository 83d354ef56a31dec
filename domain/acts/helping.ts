import type { AppealState, Helper } from '../state/index.ts';

export const withHelper = (state: AppealState, unit: string, change: Partial<Helper>): AppealState => ({
  ...state,
  helpers: state.helpers.map((h) => (h.unit === unit ? { ...h, ...change } : h)),
});
