import { Checkbox } from 'antd';
import { useTexts } from '../app/language.tsx';
import { Choose } from '../parts/choose.tsx';
import type { Conditions, Facet } from './filters.ts';
import { useValueNames } from './named.ts';
import { appealsTexts } from './texts.ts';
import type { Facets } from './use-facets.ts';

export interface ChoosingProps {
  readonly conditions: Conditions;
  readonly onChoose: (part: Conditions) => void;
}

interface SelectProps extends ChoosingProps {
  readonly name: 'kind' | 'outcome' | 'leader' | 'triage' | 'helper' | 'requests' | Facet;
  readonly values: readonly string[];
  /** How many appeals a choice would find, where it is known. */
  readonly countOf?: (value: string) => number | undefined;
}

/** One of several values, or all. A value from the address is shown though it finds nothing. */
export function SelectOne({ name, values, countOf, conditions, onChoose }: SelectProps) {
  const texts = useTexts(appealsTexts);
  const named = useValueNames();
  const chosen = conditions[name];
  const all = chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
  const label = (value: string) => {
    const count = countOf?.(value);
    return count === undefined ? named(name, value) : texts.counted(named(name, value), count);
  };
  return (
    <Choose
      aria-label={texts[name]}
      value={chosen ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(value) => onChoose({ [name]: value })}
      options={[
        { value: '', label: `${texts[name]} · ${texts.all}` },
        ...all.map((value) => ({ value, label: label(value) })),
      ]}
    />
  );
}

interface FacetProps extends ChoosingProps {
  readonly facet: Facet;
  readonly facets: Facets;
  /** Those that find something, unless asked for more. */
  readonly values?: readonly string[];
}

/** A filter whose choices show how many appeals they would find. */
export function FacetOne({ facet, facets, values = facets.valuesOf(facet), ...common }: FacetProps) {
  return (
    <SelectOne name={facet} values={values} countOf={(value) => facets.countOf(facet, value)} {...common} />
  );
}

interface FlagProps extends ChoosingProps {
  readonly name: 'overdue' | 'escalated' | 'conference';
}

export function Flag({ name, conditions, onChoose }: FlagProps) {
  const texts = useTexts(appealsTexts);
  return (
    <Checkbox
      checked={conditions[name] === 'true'}
      onChange={({ target }) => onChoose({ [name]: target.checked ? 'true' : undefined })}
    >
      {texts[name]}
    </Checkbox>
  );
}
