import { useEffect, useRef } from 'react';
import { useInboxCounts } from '../app/counts.ts';
import { useTexts } from '../app/language.tsx';
import type { ChoosingProps } from './choices.tsx';
import { beginOf, dayIn } from './days.ts';
import { appealsTexts } from './texts.ts';

interface DayRangeProps extends ChoosingProps {
  readonly of: 'registered' | 'closed';
}

/** From one day to another, in the county's days. Both are included. */
export function DayRange({ of, conditions, onChoose }: DayRangeProps) {
  const texts = useTexts(appealsTexts);
  const offset = /([+-]\d{2}:\d{2})$/.exec(useInboxCounts()?.todayEndsAt ?? '')?.[1] ?? '+08:00';
  const [from, to] = [`${of}From`, `${of}To`];
  return (
    <fieldset className="days">
      <legend>{texts[of]}</legend>
      <Day
        label={texts.from}
        value={dayIn(conditions[from], 0)}
        onDay={(day) => onChoose({ [from]: beginOf(day, 0, offset) })}
      />
      <span aria-hidden="true">–</span>
      <Day
        label={texts.to}
        value={dayIn(conditions[to], -1)}
        onDay={(day) => onChoose({ [to]: beginOf(day, 1, offset) })}
      />
    </fieldset>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onDay: (day: string) => void;
}

/** The browser's own field, which a keyboard and a phone know. What is half typed stays and is no condition. */
function Day({ label, value, onDay }: DayProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const { current } = field;
    if (current && current !== document.activeElement) current.value = value;
  }, [value]);
  return (
    <input
      ref={field}
      type="date"
      aria-label={label}
      defaultValue={value}
      min="2000-01-01"
      onChange={({ target }) => {
        if (target.value === '' ? !target.validity.badInput : target.validity.valid) onDay(target.value);
      }}
    />
  );
}
