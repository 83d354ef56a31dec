import type { InputRef } from 'antd';
import { Input, Radio } from 'antd';
import type { ReactNode, RefObject } from 'react';
import type { FieldFault } from '../app/api.ts';
import { useCatalogue, useUnits } from '../app/county.ts';
import { useLanguage, useSaid, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { StandardTexts } from '../commands/standard-texts.tsx';
import { Choose } from '../parts/choose.tsx';
import { PickOnMap } from '../parts/place.tsx';
import { proposedCategory, type Typed, titleOf } from './filing.ts';
import { filingTexts } from './texts.ts';

const kinds = ['request', 'complaint', 'suggestion', 'consultation', 'service'];

interface FilingFormProps {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly faults: readonly FieldFault[];
  readonly first: RefObject<InputRef | null>;
}

/** The fields in the order of a call: who, what, where, which kind. */
export function FilingForm({ typed, change, faults, first }: FilingFormProps) {
  const texts = useTexts(filingTexts);
  const name = useNames();
  const { language } = useLanguage();
  const catalogue = useCatalogue();
  const towns = useUnits().filter(({ kind }) => kind === 'town' || kind === 'village');
  const categories = (catalogue?.categories ?? []).filter(({ confidential }) => !confidential);
  const proposed = proposedCategory(
    `${typed.title} ${typed.description}`,
    categories,
    catalogue?.items ?? [],
  );
  const choose = (list: readonly { readonly id: string; readonly name: { zh: string; en: string } }[]) =>
    list.map((one) => ({ value: one.id, label: one.name[language] }));
  const words = (description: string) => {
    const next = { ...typed, description };
    const follows = typed.category === '' || typed.category === proposed;
    const newly = proposedCategory(`${next.title} ${description}`, categories, catalogue?.items ?? []);
    change({ description, ...(follows && newly ? { category: newly } : {}) });
  };
  return (
    <div className="fields">
      <Field id="phone" label={texts.caller} faults={faults} path="citizen.phone">
        <Input
          id="phone"
          ref={first}
          type="tel"
          autoComplete="off"
          value={typed.phone}
          onChange={(event) => change({ phone: event.target.value })}
          disabled={typed.anonymous}
          autoFocus
        />
      </Field>
      <Field id="name" label={texts.name} faults={faults} path="citizen.name">
        <Input
          id="name"
          autoComplete="off"
          value={typed.name}
          onChange={(event) => change({ name: event.target.value })}
          disabled={typed.anonymous}
        />
      </Field>
      <Field id="identity" label={texts.identity} faults={faults} path="anonymous" group>
        <Radio.Group
          aria-labelledby="identity-label"
          optionType="button"
          value={typed.anonymous}
          onChange={(event) => change({ anonymous: event.target.value as boolean })}
          options={[
            { value: false, label: texts.open },
            { value: true, label: texts.anonymous },
          ]}
        />
      </Field>
      <Field id="description" label={texts.matter} faults={faults} path="description" wide>
        <Input.TextArea
          id="description"
          rows={4}
          maxLength={8000}
          placeholder={texts.matterHint}
          value={typed.description}
          onChange={(event) => words(event.target.value)}
        />
        <StandardTexts
          use="filing"
          onChoose={(text) => words([typed.description, text].filter(Boolean).join('\n'))}
        />
      </Field>
      <Field id="title" label={texts.heading} faults={faults} path="title" wide>
        <Input
          id="title"
          maxLength={200}
          placeholder={titleOf(typed) || texts.headingHint}
          value={typed.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </Field>
      <Field id="address" label={texts.place} faults={faults} path="location.address">
        <Input
          id="address"
          maxLength={400}
          placeholder={texts.placeHint}
          value={typed.address}
          onChange={(event) => change({ address: event.target.value })}
        />
        <PickOnMap
          point={
            typed.longitude === ''
              ? null
              : { longitude: Number(typed.longitude), latitude: Number(typed.latitude) }
          }
          onPick={({ longitude, latitude }) =>
            change({ longitude: String(longitude), latitude: String(latitude) })
          }
        />
      </Field>
      <Field id="area" label={texts.town} faults={faults} path="area">
        <Choose
          id="area"
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.area}
          onChange={(area) => change({ area })}
          options={[{ value: '', label: texts.anyTown }, ...choose(towns)]}
        />
      </Field>
      <Field id="kind" label={texts.kind} faults={faults} path="kind">
        <Choose
          id="kind"
          value={typed.kind}
          onChange={(kind) => change({ kind })}
          options={kinds.map((kind) => ({ value: kind, label: name('kinds', kind) }))}
        />
      </Field>
      <Field id="category" label={texts.category} faults={faults} path="category" hint={texts.categoryHint}>
        <Choose
          id="category"
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.category || undefined}
          onChange={(category) => change({ category })}
          options={choose(categories).map(({ value, label }) => ({
            value,
            label: value === proposed ? `${label}（${texts.proposed}）` : label,
          }))}
        />
      </Field>
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly faults: readonly FieldFault[];
  readonly hint?: string;
  readonly wide?: boolean;
  /** Several controls stand under one label. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

function Field({ id, label, path, faults, hint, wide = false, group = false, children }: FieldProps) {
  const said = useSaid();
  const fault = faults.find((one) => one.path === path);
  return (
    <div className={wide ? 'field wide' : 'field'}>
      {group ? <span id={`${id}-label`}>{label}</span> : <label htmlFor={id}>{label}</label>}
      {children}
      {fault ? (
        <p className="fault" role="alert">
          {said(fault)}
        </p>
      ) : (
        hint && <p className="soft">{hint}</p>
      )}
    </div>
  );
}
