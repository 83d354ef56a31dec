import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { usePeople, useUnits } from '../app/county.ts';
import { useMe } from '../app/gate.tsx';
import { useTexts } from '../app/language.tsx';
import { type ChoosingProps, FacetOne, Flag, SelectOne } from './choices.tsx';
import { DayRange } from './day-range.tsx';
import { kinds, lights, open, openRequests, outcomes, ownOf, statuses } from './filters.ts';
import { appealsTexts } from './texts.ts';
import type { Facets } from './use-facets.ts';

interface FilterBarProps extends ChoosingProps {
  readonly facets: Facets;
}

/** Filters with the number of appeals behind each choice. Seldom used ones open at a click. */
export function FilterBar({ facets, ...common }: FilterBarProps) {
  const texts = useTexts(appealsTexts);
  const [more, setMore] = useState(false);
  return (
    <>
      <div className="filters">
        <FacetOne facet="status" values={[open, ...statuses]} facets={facets} {...common} />
        <FacetOne facet="light" values={lights} facets={facets} {...common} />
        <FacetOne facet="unit" facets={facets} {...common} />
        <FacetOne facet="category" facets={facets} {...common} />
        <FacetOne facet="areaId" facets={facets} {...common} />
        <Flag name="overdue" {...common} />
        <Mine {...common} />
        <Button type="link" size="small" aria-expanded={more} onClick={() => setMore(!more)}>
          {texts.more}
        </Button>
      </div>
      {more && <Seldom facets={facets} {...common} />}
    </>
  );
}

function Seldom({ facets, ...common }: FilterBarProps) {
  const units = useUnits();
  const leaders = usePeople().filter(({ role }) => role === 'leader');
  const centres = units.filter(({ centre }) => centre !== null);
  return (
    <div className="filters">
      <FacetOne facet="person" facets={facets} {...common} />
      <FacetOne facet="channel" facets={facets} {...common} />
      <SelectOne name="kind" values={kinds} {...common} />
      <SelectOne name="outcome" values={outcomes} {...common} />
      <SelectOne name="requests" values={openRequests} {...common} />
      <SelectOne name="triage" values={centres.map(({ id }) => id)} {...common} />
      <SelectOne name="helper" values={units.map(({ id }) => id)} {...common} />
      <SelectOne name="leader" values={leaders.map(({ account }) => account)} {...common} />
      <Flag name="escalated" {...common} />
      <Flag name="conference" {...common} />
      <DayRange of="registered" {...common} />
      <DayRange of="closed" {...common} />
    </div>
  );
}

/** The reader's own appeals: those that an officer works on, a leader has, or a desk dispatches. */
function Mine({ conditions, onChoose }: ChoosingProps) {
  const texts = useTexts(appealsTexts);
  const own = ownOf(useMe());
  if (!own) return null;
  const { name, value } = own;
  return (
    <Checkbox
      checked={conditions[name] === value}
      onChange={({ target }) => onChoose({ [name]: target.checked ? value : undefined })}
    >
      {name === 'triage' ? texts.ours : texts.mine}
    </Checkbox>
  );
}
