/** An idempotency key of one act. Browsers before Chrome 92 have no `randomUUID`. */
export const freshKey = (): string => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
