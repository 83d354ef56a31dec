/** @jsxImportSource hono/jsx */
import { words } from '../../domain/index.ts';
import type { CitizenNeeds, Visit } from '../needs.ts';
import { RadioField } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { filing } from '../words/filing.ts';
import { categoryOf, type Entered, keptText, peopleIn, textFields } from './entered.ts';
import type { SimilarCase } from './similar.ts';

interface CheckPageProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly entered: Entered;
  /** Cases that others have reported nearby, where they are alike. */
  readonly similar: readonly SimilarCase[];
}

/** All answers once more, with one button to send and one to go back. Nothing is filed yet. */
export function CheckPage({ needs, visit, entered, similar }: CheckPageProps) {
  const text = filing[visit.language];
  return (
    <Layout needs={needs} visit={visit} title={text.checkTitle}>
      <h1>{text.checkTitle}</h1>
      <dl class="card">
        {answersOf(entered, needs, visit).map(([term, answer]) => (
          <>
            <dt>{term}</dt>
            <dd>{answer === '' ? text.nothing : answer}</dd>
          </>
        ))}
      </dl>
      <p class="note">{whoSees(entered, text)}</p>
      <form method="post" action="/file" enctype="multipart/form-data">
        <input type="hidden" name="token" value={visit.token} />
        <Hidden entered={entered} />
        <Similar needs={needs} visit={visit} entered={entered} similar={similar} />
        <button type="submit" name="step" value="send">
          {text.send}
        </button>
        <button type="submit" name="step" value="edit" class="two">
          {text.edit}
        </button>
      </form>
    </Layout>
  );
}

/** Cases nearby that may be the same matter. Nothing is chosen beforehand: a wrong choice would lose a case. */
function Similar({ needs, visit, entered, similar }: CheckPageProps) {
  if (similar.length === 0) return null;
  const text = filing[visit.language];
  const { language } = visit;
  const stages: Readonly<Record<string, { zh: string; en: string }>> = words.stages;
  const told = ({ category, status, day, unit, distanceM }: SimilarCase): string => {
    const name = needs.county.categories.find(({ id }) => id === category)?.names[language] ?? category;
    const who = unit === null ? undefined : needs.county.units.find(({ id }) => id === unit)?.name[language];
    return [
      text.similarOne(name, stages[status]?.[language] ?? '', day),
      who ? text.similarUnit(who) : '',
      distanceM === null ? '' : text.similarAway(distanceM),
    ].join('');
  };
  const choices = similar.map((one) => ({ value: one.follow, label: told(one) }));
  return (
    <div class="card">
      <RadioField
        name="into"
        label={text.similar}
        value={entered.into}
        choices={[...choices, { value: '', label: text.similarNone }]}
      />
      <p class="hint">{text.similarHint}</p>
    </div>
  );
}

/** Carries everything on without a cookie and without a place on the server. */
function Hidden({ entered }: Pick<CheckPageProps, 'entered'>) {
  return (
    <>
      <input type="hidden" name="key" value={entered.key} />
      <input type="hidden" name="kind" value={entered.kind} />
      {textFields
        .filter((name) => name !== 'into')
        .map((name) => (
          <input type="hidden" name={name} value={entered[name]} />
        ))}
      {entered.anonymous ? <input type="hidden" name="anonymous" value="yes" /> : null}
      {entered.kept.map((file) => (
        <input type="hidden" name="kept" value={keptText(file)} />
      ))}
    </>
  );
}

const whoSees = ({ kind, anonymous }: Entered, text: (typeof filing)['zh']): string => {
  if (kind === 'misconduct') return text.whoMisconduct;
  return anonymous ? text.whoAnonymous : text.whoUsual;
};

const isUrgency = (text: string): text is 'urgent' | 'critical' => text === 'urgent' || text === 'critical';

function answersOf(entered: Entered, { county }: CitizenNeeds, { language }: Visit): [string, string][] {
  const text = filing[language];
  const id = categoryOf(entered, county);
  const category = county.categories.find((one) => one.id === id)?.names[language] ?? '';
  const area = county.units.find((unit) => unit.id === entered.area)?.name[language] ?? '';
  const located = entered.longitude === '' ? '' : text.located(Number(entered.accuracyM) || 0);
  const people = peopleIn(entered.people);
  const reach = entered.anonymous ? text.anonymous : [entered.name, entered.phone].filter(Boolean).join(' ');
  return [
    [text.headline, entered.title],
    [text.description, entered.description],
    [
      text.files,
      entered.kept.map(({ name, note }) => (note === '' ? name : `${name}（${note}）`)).join('\n'),
    ],
    [text.kind, text.kinds[entered.kind]],
    [text.category, category],
    ...(isUrgency(entered.urgencyAsked)
      ? ([[text.urgency, text.urgencies[entered.urgencyAsked]]] as [string, string][])
      : []),
    [text.where, [entered.address, area, located].filter(Boolean).join('\n')],
    [text.reach, reach],
    ...(people.length > 0 || entered.declared !== ''
      ? ([[text.group, [entered.people, entered.declared].filter(Boolean).join('\n')]] as [string, string][])
      : []),
  ];
}
