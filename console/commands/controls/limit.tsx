import { Input, Space } from 'antd';
import { useTexts } from '../../app/language.tsx';
import { useNames } from '../../app/words.ts';
import { Choose } from '../../parts/choose.tsx';
import type { ControlProps } from '../context.ts';
import { commandTexts } from '../texts.ts';

const units = ['d', 'wd', 'h'] as const;

/** A span of time, such as `7d` or `5wd`: a number and its unit. */
export function LimitControl({ id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const [, count = '', unit = 'd'] = /^(\d*)([a-z]+)?$/.exec(typeof value === 'string' ? value : '') ?? [];
  const written = (digits: string, of: string) => {
    const number = digits.normalize('NFKC').replace(/\D/g, '').slice(0, 4);
    change(number === '' ? '' : `${number}${of}`);
  };
  return (
    <Space.Compact role="group" aria-labelledby={`${id}-label`}>
      <Input
        id={id}
        className="short"
        inputMode="numeric"
        value={count}
        onChange={(event) => written(event.target.value, unit)}
        aria-label={texts.limitCount}
        aria-describedby={describedBy}
        status={isWrong ? 'error' : undefined}
      />
      <Choose
        aria-label={texts.limitUnit}
        value={unit}
        onChange={(of: string) => written(count, of)}
        options={units.map((of) => ({ value: of, label: name('timeUnits', of) }))}
      />
    </Space.Compact>
  );
}
