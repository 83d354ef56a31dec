import type { County } from '../../county/index.ts';
import { type AppealView, citizenReads, type Naming, words } from '../../domain/index.ts';
import { mediaLine } from './words.ts';

/** A case in the words of the specification. */
export type ServiceRequest = Readonly<Record<(typeof names)[number], string | number | null>>;

const names = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
] as const;

export interface Reader {
  readonly county: Pick<County, 'categories' | 'unit'>;
  readonly naming: Naming;
  readonly language: 'zh' | 'en';
}

/** Shows a case to who filed it. No name, telephone or code of anybody is among it. */
export function serviceRequestOf(view: AppealView, reader: Reader): ServiceRequest {
  const { county, language } = reader;
  const category = county.categories.find(({ id }) => id === view.category);
  const agency = view.liable && county.unit(view.liable.unit);
  const { description, media } = readDescription(view.description);
  return {
    service_request_id: view.id,
    status: view.status === 'closed' ? 'closed' : 'open',
    status_notes: notesOf(view, reader),
    service_name: category?.names[language] ?? view.category,
    service_code: view.category,
    description,
    agency_responsible: agency?.name[language] ?? null,
    service_notice: null,
    requested_datetime: view.registeredAt,
    updated_datetime: view.closedAt ?? view.movedAt,
    expected_datetime: expectedOf(view),
    address: view.location?.address ?? placeName(view, reader),
    address_id: view.areaId,
    zipcode: null,
    lat: view.location?.latitude ?? null,
    long: view.location?.longitude ?? null,
    media_url: media,
  };
}

/** A leader's date of a confidential matter and a report of misconduct are nobody's service. */
export const isService = (view: Pick<AppealView, 'category' | 'kind'>, { county }: Reader): boolean =>
  view.kind !== 'misconduct' &&
  !county.categories.some((one) => one.id === view.category && one.confidential);

/** The date that was promised, otherwise the limit of the whole case. */
export const expectedOf = ({ promise, overallDueAt }: Pick<AppealView, 'promise' | 'overallDueAt'>): string =>
  promise?.dueAt ?? overallDueAt;

/** Stage, unit and date of an open case; the outcome of a closed one, and what was done. */
export function notesOf(view: AppealView, { naming, language }: Reader): string {
  if (view.outcome === null) {
    const unit = view.liable?.unit ?? view.triage;
    return citizenReads({ status: view.status, unit, dueAt: expectedOf(view) }, naming)[language];
  }
  const outcome = words.outcomes[view.outcome][language];
  const closed = language === 'zh' ? `已销号：${outcome}。` : `Closed: ${outcome}.`;
  const said = view.completion?.statement ?? view.answer?.text ?? view.decline?.explanation ?? '';
  return `${closed}${language === 'zh' || said === '' ? '' : ' '}${said}`;
}

const descriptionMost = 4000;

/** Takes the link out of the description, where the filing put it. */
function readDescription(text: string): { readonly description: string; readonly media: string | null } {
  const lines = text.split('\n');
  const last = lines.at(-1) ?? '';
  const media = last.startsWith(mediaLine) ? last.slice(mediaLine.length) : null;
  const description = media === null ? text : lines.slice(0, -1).join('\n');
  const characters = [...description];
  const isLong = characters.length > descriptionMost;
  return {
    description: isLong ? `${characters.slice(0, descriptionMost - 1).join('')}…` : description,
    media,
  };
}

const placeName = ({ areaId, area }: AppealView, { county, language }: Reader): string | null =>
  (areaId === null ? null : county.unit(areaId)?.name[language]) ?? area;
