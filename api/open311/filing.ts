import type { Sentence } from '../../contract/index.ts';
import { isList, type Question } from '../../county/index.ts';
import type { Parameters } from './parameters.ts';
import { refusal } from './refusal.ts';
import type { Service } from './services.ts';
import { answerLine, between, mediaLine, sentences } from './words.ts';

const titleMost = 60;
const mediaMost = 2000;
const attributesMost = 100;

/**
 * Turns a form into the body of `POST /v1/appeals`. It refuses only what the specification refuses; the API checks the
 * rest by its own limits. Throws all faults together.
 */
export function filingBody(given: Parameters, service: Service): object {
  const faults = [...placeFaults(given), ...mediaFaults(given), ...attributeFaults(given, service)];
  if (faults.length > 0) throw refusal(400, ...faults);
  const words = given.text('description') || service.names.zh;
  const [areaId, reference] = [given.text('address_id'), given.text('reference')];
  const [citizen, location] = [contactIn(given), placeIn(given)];
  return {
    kind: 'request',
    channel: 'open311',
    category: service.id,
    title: titleOf(words),
    description: [words, ...answersIn(given, service), ...mediaIn(given)].join('\n'),
    ...(areaId === '' ? {} : { areaId }),
    ...(reference === '' ? {} : { reference }),
    ...(citizen ? { citizen } : {}),
    ...(location ? { location } : {}),
  };
}

/** The first line of the description, shortened. */
function titleOf(words: string): string {
  const line = (words.split('\n')[0] ?? '').replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ').trim();
  const characters = [...(line || words.trim())];
  return characters.length <= titleMost
    ? characters.join('')
    : `${characters.slice(0, titleMost - 1).join('')}…`;
}

const isDecimal = (text: string): boolean => /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text);

function placeFaults(given: Parameters): Sentence[] {
  const [lat, long] = [given.text('lat'), given.text('long')];
  if (lat === '' && long === '' && given.text('address_string') === '' && given.text('address_id') === '')
    return [sentences.noPlace];
  if ((lat === '') !== (long === '')) return [sentences.halfPlace];
  if (lat === '') return [];
  return [
    ...(isDecimal(lat) ? [] : [sentences.wrongNumber('lat')]),
    ...(isDecimal(long) ? [] : [sentences.wrongNumber('long')]),
  ];
}

function placeIn(given: Parameters): object | null {
  const [lat, long, address] = [given.text('lat'), given.text('long'), given.text('address_string')];
  if (lat === '' && address === '') return null;
  return {
    ...(address === '' ? {} : { address: address.replaceAll(/\s*\n\s*/g, ' ') }),
    ...(lat === '' ? {} : { latitude: Number(lat), longitude: Number(long) }),
    source: 'program',
  };
}

/** A Chinese name has the family name first and no space. */
function contactIn(given: Parameters): object | null {
  const [first, last] = [given.text('first_name'), given.text('last_name')];
  const isChinese = /\p{Script=Han}/u.test(`${last}${first}`);
  const name = isChinese ? `${last}${first}` : `${first} ${last}`.trim();
  const [phone, email] = [given.text('phone'), given.text('email')];
  if (name === '' && phone === '' && email === '') return null;
  return {
    ...(name === '' ? {} : { name }),
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
  };
}

function mediaFaults(given: Parameters): Sentence[] {
  const url = given.text('media_url');
  const isAddress = /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && url.length <= mediaMost;
  return url === '' || isAddress ? [] : [sentences.wrongMedia];
}

/** The link stands in the description, where people read it. Nothing here follows it. */
function mediaIn(given: Parameters): string[] {
  const url = given.text('media_url');
  return url === '' ? [] : [`${mediaLine}${url}`];
}

function attributeFaults({ attributes }: Parameters, { questions = [] }: Service): Sentence[] {
  if (attributes.size > attributesMost) return [sentences.tooManyAttributes];
  return questions.flatMap((question) => {
    const values = attributes.get(question.code) ?? [];
    if (values.length === 0) return question.required ? [sentences.missingAttribute(question.code)] : [];
    return fits(question, values) ? [] : [sentences.wrongAttribute(question.code, question.type)];
  });
}

function fits({ type, values }: Question, given: readonly string[]): boolean {
  const isOne = given.length === 1;
  const isKey = (text: string) => values.some(({ key }) => key === text);
  switch (type) {
    case 'multivaluelist':
      return given.every(isKey);
    case 'singlevaluelist':
      return isOne && given.every(isKey);
    case 'number':
      return isOne && given.every((text) => /^[+-]?\d+(\.\d+)?$/.test(text));
    case 'datetime':
      return isOne && given.every((text) => /^\d{4}-\d{2}/.test(text) && !Number.isNaN(Date.parse(text)));
    case 'string':
      return isOne && given.every((text) => !text.includes('\n'));
    case 'text':
      return isOne;
  }
}

/** The answers in the words of the county. What nobody asked is kept under its code. */
function answersIn({ attributes }: Parameters, { questions = [] }: Service): string[] {
  const asked = questions.flatMap(({ code, type, question, values }) => {
    const given = attributes.get(code) ?? [];
    const named = (key: string) => values.find((value) => value.key === key)?.name.zh ?? key;
    return given.length === 0
      ? []
      : [answerLine(question.zh, given.map((text) => (isList(type) ? named(text) : text)).join(between))];
  });
  const known = new Set(questions.map(({ code }) => code));
  const besides = [...attributes].filter(([code]) => !known.has(code));
  return [...asked, ...besides.map(([code, values]) => answerLine(`${code}：`, values.join(between)))];
}
