import { contactsQuery, problemsOf } from '../../../contract/index.ts';
import { invalid } from '../../http/body.ts';
import type { ApiContext } from '../../http/env.ts';

/** The caller asks to leave contact data out. Throws 400 on any other value, which must record no reading. */
export function hidesContacts(c: ApiContext): boolean {
  const given = c.req.query('contacts') === undefined ? {} : { contacts: c.req.query('contacts') };
  const parsed = contactsQuery.safeParse(given);
  if (!parsed.success) throw invalid('invalid-query', problemsOf(contactsQuery, given));
  return parsed.data.contacts === 'hidden';
}
