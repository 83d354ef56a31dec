import { Input } from 'antd';
import type { FieldFault } from '../app/api.ts';
import { useInboxCounts } from '../app/counts.ts';
import { usePeople } from '../app/county.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { offsetOf } from '../commands/typed-instant.ts';
import { Choose } from '../parts/choose.tsx';
import { Field } from './field.tsx';
import { dayEndedAt, endOfDay, type Typed } from './filing.ts';
import { filingTexts } from './texts.ts';

interface InstructionProps {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly faults: readonly FieldFault[];
}

/** Asks which leader wrote the instruction, and by which day it is to be answered. */
export function Instruction({ typed, change, faults }: InstructionProps) {
  const texts = useTexts(filingTexts);
  const { language } = useLanguage();
  const offset = offsetOf(useInboxCounts()?.todayEndsAt);
  const leaders = usePeople().filter(({ role }) => role === 'leader');
  return (
    <>
      <Field id="leader" label={texts.leader} faults={faults} path="leader">
        <Choose
          id="leader"
          showSearch={{ optionFilterProp: 'label' }}
          value={typed.leader || undefined}
          onChange={(leader) => change({ leader })}
          options={leaders.map(({ account, name }) => ({ value: account, label: name[language] }))}
        />
      </Field>
      <Field id="dueAt" label={texts.leaderDate} faults={faults} path="dueAt">
        <Input
          id="dueAt"
          type="date"
          value={dayEndedAt(typed.dueAt)}
          onChange={(event) => change({ dueAt: endOfDay(event.target.value, offset) })}
        />
      </Field>
    </>
  );
}
