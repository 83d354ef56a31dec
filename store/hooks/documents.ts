import type { Delivery, HookEndpoint } from './types.ts';

/** `slot` is its place among those of its owner. A unique index then limits their number. */
export type HookDocument = Omit<HookEndpoint, 'id'> & { _id: string; slot: number; sealedWith?: string };

/** `over` is the day on which the row is deleted. */
export type OutboxDocument = Delivery & { _id: string; over: Date };
