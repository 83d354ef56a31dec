/** One thing that an event tells, in the form in which a page shows it. */
export interface Fact {
  /** The field's name, by which its label is found. */
  readonly field: string;
  readonly kind:
    | 'text'
    | 'unit'
    | 'person'
    | 'instant'
    | 'code'
    | 'item'
    | 'category'
    | 'case'
    | 'flag'
    | 'plain';
  readonly values: readonly string[];
  /** For a code: the table of terms that names it. */
  readonly subject?: string;
}

const texts = [
  'instruction',
  'reason',
  'grounds',
  'basis',
  'statement',
  'text',
  'said',
  'comment',
  'explanation',
  'standard',
  'note',
];
const units = ['lead', 'unit', 'units', 'helpers', 'fallback', 'to'];
const people = ['person', 'leader', 'copiedTo'];
const codes: Readonly<Record<string, string>> = {
  result: 'results',
  satisfaction: 'satisfaction',
  colour: 'orderColours',
  outcome: 'outcomes',
};
/** Outcomes of a call that are none of the case. */
const ofCall = ['left', 'withdrawal-refused'];
const flags = ['contacted', 'resolved', 'partly', 'reached', 'agree', 'grant', 'overturn', 'final'];
const instants = ['dueAt', 'at', 'until', 'replyBy', 'contactedAt'];
const plain = ['place', 'contactMeans', 'means', 'query', 'progressEvery', 'cast', 'dissatisfied'];
/** Parts of an event's data that hold fields of their own. */
const nested = ['ruling', 'promise', 'completion', 'rating', 'request', 'callBack', 'order', 'pool', 'hold'];

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const caseId = /^\d{8}-[0-9A-Z]{6}(-S\d+)?$/;
const code = /^[a-z]+(-[a-z]+)*$/;

type Data = Readonly<Record<string, unknown>>;

/** Reads an event's data in a fixed order: words first, then units, people, things and dates. */
export function factsOf(data: Data, type = ''): readonly Fact[] {
  const inner = nested.flatMap((name) => (isData(data[name]) ? factsOf(data[name]) : []));
  const own = Object.entries(data).flatMap(([field, value]) => factOf(field, value) ?? []);
  const facts = [...own, ...inner, ...corrections(data), ...mistake(data)];
  if (type === 'classified') facts.push(...drawers(data));
  return [...facts.filter(({ kind }) => kind === 'text'), ...facts.filter(({ kind }) => kind !== 'text')];
}

/** Words of a filing that a correction may change. */
const filed = ['title', 'description', 'address', 'name', 'phone', 'phones', 'email'];

/** A correction tells what stood there before, and what stands there now. */
function corrections({ now, was }: Data): readonly Fact[] {
  if (!isData(now) || !isData(was)) return [];
  const before = wordsOf(was);
  return Object.entries(wordsOf(now)).map(([field, text]) => {
    const former = before[field];
    return { field, kind: 'plain', values: [former ? `${former} → ${text}` : text] };
  });
}

/** The words of a place and of a contact stand one level lower. */
function wordsOf(words: Data): Readonly<Record<string, string>> {
  const { location, citizen, ...own } = words;
  const flat = { ...own, ...(isData(location) ? location : {}), ...(isData(citizen) ? citizen : {}) };
  return Object.fromEntries(
    Object.entries(flat).flatMap(([field, value]) => {
      const text = filed.includes(field) ? valuesOf(value).join('、') : '';
      return text === '' ? [] : [[field, text]];
    }),
  );
}

/** A case in another drawer: its new category, kind, area and urgency, so far as they have changed. */
function drawers({ category, kind, areaId, level }: Data): readonly Fact[] {
  const fact = (field: string, form: Fact['kind'], value: unknown, subject?: string): readonly Fact[] =>
    typeof value === 'string'
      ? [{ field, kind: form, values: [value], ...(subject ? { subject } : {}) }]
      : [];
  return [
    ...fact('category', 'category', isData(category) ? category.id : category),
    ...fact('kind', 'code', kind, 'kinds'),
    ...fact('area', 'unit', areaId),
    ...fact('urgency', 'code', isData(level) ? level.urgency : null, 'urgencies'),
  ];
}

/** A redispatch tells offices whose the wrong dispatch was. */
const mistake = ({ mistakeOf }: Data): readonly Fact[] =>
  isData(mistakeOf) && typeof mistakeOf.unit === 'string'
    ? [{ field: 'mistakeOf', kind: 'unit', values: [mistakeOf.unit] }]
    : [];

function factOf(field: string, value: unknown): Fact | null {
  const values = valuesOf(value);
  if (values.length === 0) return null;
  if (typeof value === 'boolean') return flags.includes(field) ? { field, kind: 'flag', values } : null;
  const [first = ''] = values;
  if (values.every((one) => caseId.test(one))) return { field, kind: 'case', values };
  // A reason is a code where the clock gives it, and words where a person does.
  if (field === 'reason' && code.test(first))
    return { field, kind: 'code', values, subject: 'escalationReasons' };
  if (texts.includes(field)) return { field, kind: 'text', values };
  if (units.includes(field)) return { field, kind: 'unit', values };
  if (people.includes(field)) return { field, kind: 'person', values };
  if (field === 'catalogueItem') return { field, kind: 'item', values };
  // A call that decided nothing has no outcome to tell.
  if (field === 'outcome' && first === 'none') return null;
  const subject = field === 'outcome' && ofCall.includes(first) ? 'callOutcomes' : codes[field];
  if (subject) return { field, kind: 'code', values, subject };
  if (instants.includes(field) && instant.test(first)) return { field, kind: 'instant', values };
  return plain.includes(field) ? { field, kind: 'plain', values } : null;
}

function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  return [];
}

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Events of the machinery, which say nothing about the handling of the matter. */
const machinery = [
  'effect-acknowledged',
  'county-changed',
  'people-noted',
  'signal-refused',
  'cancel-requested',
];
export const isHandling = (type: string): boolean => !machinery.includes(type) && type !== 'light-turned';

/** Every field that a page may show with a label. */
export const shownFields: readonly string[] = [
  ...texts,
  ...units,
  ...people,
  ...Object.keys(codes),
  ...flags,
  ...instants,
  ...plain,
  ...filed,
  ...['category', 'kind', 'area', 'urgency', 'mistakeOf'],
  'catalogueItem',
  'opened',
  'into',
];
