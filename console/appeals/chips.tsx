import { Button, Tag } from 'antd';
import { useTexts } from '../app/language.tsx';
import type { Conditions } from './filters.ts';
import { useChipNames } from './named.ts';
import { appealsTexts } from './texts.ts';

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
