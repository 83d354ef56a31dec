import { centre, citizen, given, housing, rated } from '../support/domain-kit.ts';
import { approved } from '../support/usual-way.ts';

/** A case that is in handling, and the same way until its close. */
export const handled = given(['dispatch', { lead: 'housing' }, centre], ['accept', {}, housing]);
export const closed = given(...approved, ['rate', rated('yes'), citizen]);
