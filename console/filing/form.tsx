import type { InputRef } from 'antd';
import { Input, Radio } from 'antd';
import type { RefObject } from 'react';
import type { FieldFault } from '../app/api.ts';
import { useCatalogue, useUnits } from '../app/county.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { StandardTexts } from '../commands/standard-texts.tsx';
import { Choose } from '../parts/choose.tsx';
import { PickOnMap } from '../parts/place.tsx';
import { Caller } from './caller-fields.tsx';
import { Field } from './field.tsx';
import { isInstruction, proposedCategory, type Typed, titleOf } from './filing.ts';
import { Instruction } from './instruction.tsx';
import { filingTexts } from './texts.ts';

const urgencies = ['ordinary', 'urgent', 'critical'];

interface FilingFormProps {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly faults: readonly FieldFault[];
  readonly first: RefObject<InputRef | null>;
  /** The kinds that this role files. */
  readonly kinds: readonly string[];
}

/** The fields in the order of a call: who, what, where, which kind. */
export function FilingForm({ typed, change, faults, first, kinds }: FilingFormProps) {
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
      {isInstruction(typed) ? (
        <Instruction typed={typed} change={change} faults={faults} />
      ) : (
        <Caller typed={typed} change={change} faults={faults} first={first} />
      )}
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
      <Field id="urgency" label={texts.urgency} faults={faults} path="urgency" group>
        <Radio.Group
          aria-labelledby="urgency-label"
          optionType="button"
          value={typed.urgency}
          onChange={(event) => change({ urgency: event.target.value as string })}
          options={urgencies.map((urgency) => ({ value: urgency, label: name('urgencies', urgency) }))}
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
