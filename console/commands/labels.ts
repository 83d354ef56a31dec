import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../app/api.ts';
import { dictionary, useLanguage, useTexts, type Wording } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import type { Field } from './shape.ts';

/** Fields whose name means something else in one command than in the table of terms. */
const special: Readonly<Record<string, Wording>> = {
  'record-call-back.person': { zh: '受访人序号', en: 'serial of the person called' },
  'record-call-back.at': { zh: '回访时间', en: 'time of the call' },
  'record-call-back.means': { zh: '回访方式', en: 'means of the call' },
  'record-sanction.kind': { zh: '问责或奖励', en: 'measure' },
  'record-sanction.person': { zh: '个人', en: 'person' },
  'reassign.person': { zh: '新承办人', en: 'new person' },
  'convene.at': { zh: '协调时间', en: 'time of the meeting' },
  'record-ballot.at': { zh: '测评时间', en: 'time of the ballot' },
  'answer.text': { zh: '答复内容', en: 'answer' },
  'report-progress.text': { zh: '进展情况', en: 'progress' },
  'supplement.text': { zh: '补充内容', en: 'addition' },
  'reply-order.text': { zh: '回复内容', en: 'reply' },
  'reply.text': { zh: '答复内容', en: 'answer' },
  'record-resolution.text': { zh: '议定事项', en: 'resolution' },
  'excuse.unit': { zh: '协办单位', en: 'helping unit' },
  'request-help.units': { zh: '协办单位', en: 'helping units' },
  'open-to-claims.units': { zh: '可抢单的单位', en: 'units that may claim' },
  'convene.units': { zh: '到场单位', en: 'units on site' },
  'order-sweep.units': { zh: '排查单位', en: 'units that search' },
  'correct.reason': { zh: '更正理由', en: 'reason for the correction' },
  'report-up.to': { zh: '上级中心', en: 'centre above' },
};

const citizenReads = { zh: '群众能看到这段话。', en: 'The citizen reads this.' };
const officesOnly = { zh: '只给办理单位看。', en: 'For the offices only.' };
const stays = { zh: '不填则不改。', en: 'Empty: it stays as it is.' };
const ownPerson = { zh: '不填则由本人承办。', en: 'Empty: you yourself.' };
const helpersEnd = {
  zh: '未列入的原协办单位，协办即告解除。',
  en: 'A former helper that is not named is excused.',
};
/** Help below a field. */
const hints: Readonly<Record<string, Wording>> = {
  note: officesOnly,
  'accept.person': ownPerson,
  'accept-transfer.person': ownPerson,
  'answer.text': citizenReads,
  'settle.statement': citizenReads,
  'complete.statement': citizenReads,
  'report-progress.text': citizenReads,
  'decline.explanation': citizenReads,
  'reply.text': citizenReads,
  'deny-ownership.basis': {
    zh: '写明文件名称和条款，如《市政设施移交办法》第七条。',
    en: 'Name the document and its article.',
  },
  'refuse-transfer.basis': { zh: '写明文件名称和条款。', en: 'Name the document and its article.' },
  'classify.category': stays,
  'classify.kind': stays,
  'classify.area': stays,
  'classify.urgency': stays,
  'redispatch.helpers': helpersEnd,
  'decide-redispatch.helpers': helpersEnd,
  'redispatch.reason': {
    zh: '误派记在派单方名下。原单位在此期间亮的灯，不计入该单位。',
    en: 'The mistake is of who dispatched. No light of the former unit counts against it.',
  },
  'correct.title': stays,
  'correct.description': stays,
  'correct.location': {
    zh: '整处更正：地址和坐标都以这里为准。',
    en: 'The whole place: address and coordinates.',
  },
  'correct.citizen': { zh: '只填要改的一项，其余不变。', en: 'Only what changes. The rest stays.' },
  'correct.citizen.phone': {
    zh: '更正电话后给出新的查询码，请念给诉求人；原查询码仍可用。',
    en: 'A further tracking code follows, to be read aloud. The earlier one stays valid.',
  },
  'escalate.leader': { zh: '不填则提请分管县领导。', en: 'Empty: the leader in charge.' },
  'report-up.to': { zh: '不填则上报到上一级。', en: 'Empty: the next level.' },
  'record-call-back.said': { zh: '照实记录，可写方言原话。', en: 'As it was said.' },
  'split.parts': {
    zh: '每项成为一件新诉求，诉求人相同。',
    en: 'Each becomes an appeal of its own, with the same citizen.',
  },
};

/** English terms are written small in the table. A label begins with a capital. */
export const headed = (term: string): string => term.charAt(0).toUpperCase() + term.slice(1);

export interface FieldWords {
  readonly label: (field: Field, path: string) => string;
  readonly hint: (path: string) => string;
}

/** Numbers of list entries are no part of a field's name. */
const plain = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '');

/** The label and the help of each field of a command, from the table of terms. */
export function useFieldWords(command: string): FieldWords {
  const { language } = useLanguage();
  const name = useNames();
  return {
    label: (field, path) =>
      headed(special[`${command}.${plain(path)}`]?.[language] ?? name('fields', field.name)),
    hint: (path) => (hints[`${command}.${plain(path)}`] ?? hints[plain(path)])?.[language] ?? '',
  };
}

/** Values that no table of terms names. */
export const choiceTexts = dictionary({
  zh: {
    confirmed: '确认撤回',
    refused: '不撤回',
    granted: '批准',
    denied: '不批准',
    agree: '同意协办',
    disagree: '不同意',
    overturn: '改判，应予受理',
    uphold: '维持不予受理',
    resolved: '已解决',
    unresolved: '未解决',
    reached: '已接通',
    missed: '未接通',
  },
  en: {
    confirmed: 'confirms the withdrawal',
    refused: 'does not withdraw',
    granted: 'Grant',
    denied: 'Refuse',
    agree: 'Agree to help',
    disagree: 'Refuse',
    overturn: 'Overturn: it must be taken',
    uphold: 'Confirm the decline',
    resolved: 'Resolved',
    unresolved: 'Not resolved',
    reached: 'Reached',
    missed: 'Not reached',
  },
});
type ChoiceText = keyof (typeof choiceTexts)['zh'];

/** A yes or no in the words of its decision. */
const decisions: Readonly<Record<string, readonly [ChoiceText, ChoiceText]>> = {
  grant: ['granted', 'denied'],
  agree: ['agree', 'disagree'],
  overturn: ['overturn', 'uphold'],
  resolved: ['resolved', 'unresolved'],
  reached: ['reached', 'missed'],
};

export function useDecision(name: string): { readonly yes: string; readonly no: string } | null {
  const texts = useTexts(choiceTexts);
  const found = decisions[name];
  return found ? { yes: texts[found[0]], no: texts[found[1]] } : null;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The subject of the table that names the values of a field. */
const subjects: Readonly<Record<string, string>> = {
  result: 'results',
  satisfaction: 'satisfaction',
  urgency: 'urgencies',
  'register.kind': 'kinds',
  'classify.kind': 'kinds',
  'record-sanction.kind': 'sanctions',
};
/** Fields whose values the county's policy lists. */
const listed: Readonly<Record<string, { readonly of: string; readonly subject: string }>> = {
  'decline.reason': { of: 'declineReasons', subject: 'declineReasons' },
  'supervise.colour': { of: 'orderColours', subject: 'orderColours' },
};

export const isListed = (command: string, name: string): boolean =>
  listed[`${command}.${name}`] !== undefined;

/** The table that names the values of a field. Without one, the values name themselves. */
export const subjectOf = (command: string, name: string): string | undefined =>
  subjects[`${command}.${name}`] ?? subjects[name];

export function useChoices(command: string, field: Field): readonly Choice[] {
  const name = useNames();
  const own = useTexts(choiceTexts);
  const from = listed[`${command}.${field.name}`];
  const policy = usePolicyList(from?.of);
  if (from) return policy.map((value) => ({ value, label: headed(name(from.subject, value)) }));
  const subject = subjectOf(command, field.name);
  return field.values.map((value) => ({
    value,
    label: headed(subject ? name(subject, value) : (own[value as ChoiceText] ?? value)),
  }));
}

function usePolicyList(of: string | undefined): readonly string[] {
  const { data } = useQuery({
    queryKey: ['policy'],
    queryFn: () => answered(api.GET('/v1/policy')),
    enabled: of !== undefined,
    staleTime: 300_000,
  });
  const list = of === undefined ? undefined : (data as Readonly<Record<string, unknown>> | undefined)?.[of];
  return Array.isArray(list) ? (list as string[]) : [];
}
