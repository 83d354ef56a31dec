import { type AppealView, isoLocal, statuses } from '../../domain/index.ts';
import type { ApiContext } from '../http/env.ts';
import { languageOf } from '../http/language.ts';
import { type Ask, asking } from './ask.ts';
import { checkKey, keyIn } from './caller.ts';
import { type Conditions, conditionsIn } from './conditions.ts';
import { answer, nameIn } from './format.ts';
import { checkJurisdiction } from './jurisdiction.ts';
import type { Open311Needs } from './needs.ts';
import { queryIn } from './parameters.ts';
import { nothingPublished } from './published.ts';
import { Open311Refusal, refusal } from './refusal.ts';
import { isService, type Reader, serviceRequestOf } from './service-request.ts';
import { numberOf } from './tokens.ts';
import { sentences } from './words.ts';

const root = 'service_requests';

/** Without a key a platform reads what the county publishes. With its key it reads its own filings. */
export const listRequests = (needs: Open311Needs) => async (c: ApiContext) => {
  const { county, clock, published = nothingPublished } = needs;
  const given = queryIn(c);
  checkJurisdiction(needs, given);
  const apiKey = keyIn(c, given);
  const conditions = conditionsIn(given, county.calendar, clock());
  if (apiKey === null) return answer(c, root, await published.list(conditions));
  const ask = asking(needs, c);
  await checkKey(ask, apiKey);
  const reader = readerOf(needs, c);
  const own = { ask, apiKey, reader };
  const views =
    conditions.ids.length > 0 ? await byIds(own, conditions.ids) : await byConditions(own, needs, conditions);
  return answer(
    c,
    root,
    views.map((view) => serviceRequestOf(view, reader)),
  );
};

export const readRequest = (needs: Open311Needs) => async (c: ApiContext) => {
  const { published = nothingPublished } = needs;
  const given = queryIn(c);
  checkJurisdiction(needs, given);
  const id = nameIn(c.req.param('file') ?? '');
  if (id === null) throw refusal(404, sentences.nothingHere);
  const apiKey = keyIn(c, given);
  const reader = readerOf(needs, c);
  if (apiKey === null) {
    const shown = await published.one(id);
    if (!shown) throw refusal(404, sentences.wrongRequest);
    return answer(c, root, [shown]);
  }
  const ask = asking(needs, c);
  await checkKey(ask, apiKey);
  const [view] = await byIds({ ask, apiKey, reader }, [id]);
  if (!view) throw refusal(404, sentences.wrongRequest);
  return answer(c, root, [serviceRequestOf(view, reader)]);
};

/** A token needs no key: it holds the number alone. */
export const readToken =
  (needs: Pick<Open311Needs, 'county' | 'keyring' | 'clock'>) => async (c: ApiContext) => {
    checkJurisdiction(needs, queryIn(c));
    const token = nameIn(c.req.param('file') ?? '') ?? '';
    const id = numberOf(needs.keyring, token, needs.clock());
    if (id === null) throw refusal(404, sentences.wrongToken);
    return answer(c, root, [{ service_request_id: id, token }]);
  };

const readerOf = ({ county }: Pick<Open311Needs, 'county'>, c: ApiContext): Reader => ({
  county,
  naming: c.get('naming'),
  language: languageOf(c.req.header('accept-language')),
});

interface Own {
  readonly ask: Ask;
  readonly apiKey: string;
  readonly reader: Reader;
}

const atOnce = 8;

/** Reads cases by their numbers, in that order. A number that is unknown or another's is left out. */
async function byIds({ ask, apiKey, reader }: Own, ids: readonly string[]): Promise<AppealView[]> {
  const read = async (id: string): Promise<AppealView[]> => {
    const path = `/v1/appeals/${encodeURIComponent(id)}?contacts=hidden`;
    try {
      return [(await ask<AppealView>({ path, apiKey })).data];
    } catch (error) {
      if (error instanceof Open311Refusal && error.status === 404) return [];
      throw error;
    }
  };
  const found: AppealView[] = [];
  for (let at = 0; at < ids.length; at += atOnce) {
    found.push(...(await Promise.all(ids.slice(at, at + atOnce).map(read))).flat());
  }
  return found.filter((view) => isService(view, reader));
}

const open = statuses.filter((status) => status !== 'closed').join(',');
const mostOfPage = 200;

interface Page {
  readonly items: readonly AppealView[];
  readonly next: string | null;
}

/** Walks the API's list, newest first, up to the page that is asked for. */
async function byConditions(
  { ask, apiKey, reader }: Own,
  { county }: Pick<Open311Needs, 'county'>,
  { services, status, fromMs, toMs, page, pageSize }: Conditions,
): Promise<AppealView[]> {
  const end = page * pageSize;
  const found: AppealView[] = [];
  const asked = new URLSearchParams({
    contacts: 'hidden',
    limit: String(Math.min(mostOfPage, end)),
    registeredFrom: isoLocal(county.calendar, fromMs),
    registeredTo: isoLocal(county.calendar, toMs + 1),
    ...(status === null ? {} : { status: status === 'open' ? open : 'closed' }),
    ...(services.length === 1 ? { category: services[0] } : {}),
  });
  for (let next: string | null = ''; next !== null && found.length < end; ) {
    if (next !== '') asked.set('cursor', next);
    const { data }: { data: Page } = await ask<Page>({ path: `/v1/appeals?${asked}`, apiKey });
    const isWanted = (view: AppealView) => services.length === 0 || services.includes(view.category);
    found.push(...data.items.filter((view) => isService(view, reader) && isWanted(view)));
    next = data.next;
  }
  return found.slice(end - pageSize, end);
}
