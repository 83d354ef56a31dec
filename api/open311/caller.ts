import type { ApiContext } from '../http/env.ts';
import type { Ask } from './ask.ts';
import type { Parameters } from './parameters.ts';
import { refusal } from './refusal.ts';
import { sentences } from './words.ts';

/** Reads the key out of the form or the query. A program that keeps keys out of addresses may send a header. */
export function keyIn(c: ApiContext, given: Parameters): string | null {
  const key = given.text('api_key') || (c.req.header('x-api-key') ?? '').trim();
  if (key === '') return null;
  // Anything else would be no header, and so no key either.
  if (!/^[\x21-\x7e]{1,4000}$/.test(key)) throw refusal(403, sentences.wrongKey);
  return key;
}

/** Asks whose key it is. Only an integrator's account works by Open311: it sees its own filings and no others. */
export async function checkKey(ask: Ask, apiKey: string): Promise<void> {
  const { data } = await ask<{ role: string }>({ path: '/v1/me', apiKey });
  if (data.role !== 'integrator') throw refusal(403, sentences.notIntegrator);
}
