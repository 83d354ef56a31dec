import type { InputRef } from 'antd';
import { Input, Radio } from 'antd';
import type { RefObject } from 'react';
import type { FieldFault } from '../app/api.ts';
import { useTexts } from '../app/language.tsx';
import { Field } from './field.tsx';
import type { Typed } from './filing.ts';
import { filingTexts } from './texts.ts';

interface CallerProps {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly faults: readonly FieldFault[];
  readonly first: RefObject<InputRef | null>;
}

/** Asks who calls: the number, the name, and an anonymous filing. */
export function Caller({ typed, change, faults, first }: CallerProps) {
  const texts = useTexts(filingTexts);
  return (
    <>
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
    </>
  );
}
