/** Sentences that people say over and over. */
export const satisfied = { contacted: true, resolved: true, satisfaction: 'yes' } as const;
export const done = (statement: string) => ({ result: 'resolved', statement }) as const;
