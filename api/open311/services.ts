import type { CountyData, Question } from '../../county/index.ts';
import { isList } from '../../county/index.ts';
import type { ApiContext } from '../http/env.ts';
import { languageOf } from '../http/language.ts';
import { answer, nameIn } from './format.ts';
import { checkJurisdiction } from './jurisdiction.ts';
import type { Open311Needs } from './needs.ts';
import { queryIn } from './parameters.ts';
import { refusal } from './refusal.ts';
import { sentences } from './words.ts';

type ServiceNeeds = Pick<Open311Needs, 'county'>;
export type Service = CountyData['categories'][number];

/** The services are the county's categories. A confidential one is no service: its cases have a way of their own. */
export const servicesIn = ({ categories }: Pick<CountyData, 'categories'>): readonly Service[] =>
  categories.filter(({ confidential }) => !confidential);

export const serviceOf = (county: Pick<CountyData, 'categories'>, code: string): Service | null =>
  servicesIn(county).find(({ id }) => id === code) ?? null;

/** Answers with a token are `batch` in the words of the specification. */
export const givesTokens = ({ open311 }: Pick<CountyData, 'open311'>): boolean =>
  open311?.answers !== 'number';

export const listServices = (needs: ServiceNeeds) => (c: ApiContext) => {
  const { county } = needs;
  checkJurisdiction(needs, queryIn(c));
  const language = languageOf(c.req.header('accept-language'));
  const services = servicesIn(county).map((service) => ({
    service_code: service.id,
    service_name: service.names[language],
    description: (service.about ?? service.names)[language],
    metadata: (service.questions ?? []).length > 0,
    type: givesTokens(county) ? 'batch' : 'realtime',
    keywords: (service.keywords ?? []).join(', '),
    group: service.group?.[language] ?? null,
  }));
  return answer(c, 'services', services);
};

export const defineService = (needs: ServiceNeeds) => (c: ApiContext) => {
  checkJurisdiction(needs, queryIn(c));
  const service = serviceOf(needs.county, nameIn(c.req.param('file') ?? '') ?? '');
  if (!service) throw refusal(404, sentences.wrongService);
  const language = languageOf(c.req.header('accept-language'));
  const attributes = (service.questions ?? []).map((question, index) =>
    attributeOf(question, index, language),
  );
  return answer(c, 'service_definition', { service_code: service.id, attributes });
};

const attributeOf = (
  { code, type, required, question, hint, values }: Question,
  index: number,
  language: 'zh' | 'en',
) => ({
  variable: true,
  code,
  datatype: type,
  required,
  datatype_description: hint?.[language] ?? null,
  order: index + 1,
  description: question[language],
  ...(isList(type) ? { values: values.map(({ key, name }) => ({ key, name: name[language] })) } : {}),
});
