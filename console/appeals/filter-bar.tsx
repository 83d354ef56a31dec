import { Button, Checkbox, DatePicker, Tag } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Choose } from '../parts/choose.tsx';
import { type Conditions, type Facet, lights, open, statuses } from './filters.ts';
import { useChipNames, useValueNames } from './named.ts';
import { appealsTexts } from './texts.ts';
import type { Facets } from './use-facets.ts';

interface FilterBarProps {
  readonly conditions: Conditions;
  readonly facets: Facets;
  readonly onChoose: (part: Conditions) => void;
}

/** Filters with the number of appeals behind each choice. Seldom used ones open at a click. */
export function FilterBar({ conditions, facets, onChoose }: FilterBarProps) {
  const texts = useTexts(appealsTexts);
  const [more, setMore] = useState(false);
  const common = { conditions, facets, onChoose };
  return (
    <>
      <div className="filters">
        <Choice facet="status" values={[open, ...statuses]} {...common} />
        <Choice facet="light" values={lights} {...common} />
        <Choice facet="unit" values={facets.valuesOf('unit')} {...common} />
        <Choice facet="category" values={facets.valuesOf('category')} {...common} />
        <Choice facet="areaId" values={facets.valuesOf('areaId')} {...common} />
        <Flag name="overdue" {...common} />
        <Button type="link" size="small" aria-expanded={more} onClick={() => setMore(!more)}>
          {texts.more}
        </Button>
      </div>
      {more && <Seldom {...common} />}
    </>
  );
}

function Seldom({ conditions, facets, onChoose }: FilterBarProps) {
  const texts = useTexts(appealsTexts);
  const name = useNames();
  const common = { conditions, onChoose };
  const select = (of: 'kind' | 'outcome', subject: string, values: readonly string[]) => (
    <Choose
      aria-label={texts[of]}
      value={conditions[of] ?? ''}
      onChange={(value) => onChoose({ [of]: value })}
      options={[{ value: '', label: `${texts[of]} · ${texts.all}` }].concat(
        values.map((value) => ({ value, label: name(subject, value) })),
      )}
    />
  );
  return (
    <div className="filters">
      <Choice facet="channel" values={facets.valuesOf('channel')} facets={facets} {...common} />
      {select('kind', 'kinds', [
        'request',
        'complaint',
        'suggestion',
        'consultation',
        'service',
        'proactive',
      ])}
      {select('outcome', 'outcomes', [
        'satisfied',
        'explained',
        'unrated',
        'withdrawn',
        'declined',
        'merged',
        'split',
      ])}
      <Flag name="escalated" {...common} />
      <Flag name="conference" {...common} />
      <Flag name="requests" value="open" {...common} />
      <Days {...common} />
    </div>
  );
}

interface ChoiceProps extends FilterBarProps {
  readonly facet: Facet;
  readonly values: readonly string[];
}

function Choice({ facet, values, conditions, facets, onChoose }: ChoiceProps) {
  const texts = useTexts(appealsTexts);
  const named = useValueNames();
  const chosen = conditions[facet];
  const all = chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
  const label = (value: string) => {
    const count = facets.countOf(facet, value);
    return count === undefined ? named(facet, value) : texts.counted(named(facet, value), count);
  };
  return (
    <Choose
      aria-label={texts[facet]}
      value={chosen ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={(value) => onChoose({ [facet]: value })}
      options={[
        { value: '', label: `${texts[facet]} · ${texts.all}` },
        ...all.map((value) => ({ value, label: label(value) })),
      ]}
    />
  );
}

interface FlagProps {
  readonly name: 'overdue' | 'escalated' | 'conference' | 'requests';
  readonly value?: string;
  readonly conditions: Conditions;
  readonly onChoose: (part: Conditions) => void;
}

function Flag({ name, value = 'true', conditions, onChoose }: FlagProps) {
  const texts = useTexts(appealsTexts);
  return (
    <Checkbox
      checked={conditions[name] === value}
      onChange={({ target }) => onChoose({ [name]: target.checked ? value : undefined })}
    >
      {texts[name]}
    </Checkbox>
  );
}

/** Days of the county. The last day is included, so that the range ends with the next one's beginning. */
function Days({ conditions, onChoose }: Pick<FilterBarProps, 'conditions' | 'onChoose'>) {
  const texts = useTexts(appealsTexts);
  const { registeredFrom, registeredTo } = conditions;
  const dayOf = (iso: string | undefined, shift: number): Dayjs | null =>
    iso ? dayjs(iso.slice(0, 10)).add(shift, 'day') : null;
  const begins = (day: Dayjs | null | undefined, shift: number) =>
    day ? `${day.add(shift, 'day').format('YYYY-MM-DD')}T00:00:00+08:00` : undefined;
  return (
    <DatePicker.RangePicker
      aria-label={texts.registered}
      placeholder={[texts.from, texts.to]}
      allowEmpty
      value={[dayOf(registeredFrom, 0), dayOf(registeredTo, -1)]}
      onChange={(days) =>
        onChoose({ registeredFrom: begins(days?.[0], 0), registeredTo: begins(days?.[1], 1) })
      }
    />
  );
}

interface ChipsProps {
  readonly conditions: Conditions;
  readonly onChoose: (part: Conditions) => void;
  readonly onClear: () => void;
}

/** Each filter that is set, and a way to take it out. */
export function Chips({ conditions, onChoose, onClear }: ChipsProps) {
  const texts = useTexts(appealsTexts);
  const named = useChipNames();
  const set = Object.entries(conditions).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  if (set.length === 0) return null;
  return (
    <ul className="chips" aria-label={texts.chips}>
      {set.map(([name, value]) => (
        <li key={name}>
          <Tag
            closable={{ 'aria-label': texts.remove(named(name, value)) }}
            onClose={(event) => {
              event.preventDefault();
              onChoose({ [name]: undefined });
            }}
          >
            {named(name, value)}
          </Tag>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={onClear}>
          {texts.clearAll}
        </Button>
      </li>
    </ul>
  );
}
