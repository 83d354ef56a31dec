import { useId } from 'react';
import { useSaid, useTexts } from '../app/language.tsx';
import { textOf } from './body.ts';
import { type FieldsProps, useForm } from './context.ts';
import { controlOf } from './controls/index.tsx';
import { isListed, useFieldWords } from './labels.ts';
import type { Field } from './shape.ts';
import { commandTexts } from './texts.ts';

/** The fields of a body, one below the other. */
export function Fields({ fields, values, change, above = '' }: FieldsProps) {
  return (
    <>
      {fields.map((field) => (
        <OneField
          key={field.name}
          field={field}
          path={`${above}${field.name}`}
          value={values[field.name]}
          change={(value) => change(field.name, value)}
        />
      ))}
    </>
  );
}

interface OneFieldProps {
  readonly field: Field;
  readonly path: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
}

/** Controls of several parts name themselves by the label's id. */
const grouped = new Set(['flag', 'flag-or', 'choice', 'group', 'list', 'location', 'attachments', 'limit']);

/** A label, the control, and below it the fault, the help and the counter. */
export function OneField({ field, path, value, change }: OneFieldProps) {
  const id = useId();
  const { command, faults } = useForm();
  const words = useFieldWords(command);
  const texts = useTexts(commandTexts);
  const said = useSaid();
  const fault = faults.find((one) => one.path === path || one.path.startsWith(`${path}.`));
  const isOwn = fault !== undefined && (fault.path === path || field.fields.length === 0);
  const hint = words.hint(path);
  const described = isOwn || hint ? `${id}-help` : undefined;
  const label = words.label(field, path);
  const isGroup = grouped.has(field.kind) || isListed(command, field.name);
  const isTick = field.kind === 'flag' && !field.required;
  const Control = controlOf(command, field, path);
  const mark = field.required ? null : <span className="soft optional">{texts.optional}</span>;
  return (
    <div className={`field of-${field.kind}`} data-field={path}>
      {isGroup ? (
        <span id={`${id}-label`} className={isTick ? 'label unseen' : 'label'}>
          {label} {mark}
        </span>
      ) : (
        <label htmlFor={id} className="label">
          {label} {mark}
        </label>
      )}
      <Control
        field={field}
        id={id}
        path={path}
        label={label}
        value={value}
        change={change}
        describedBy={described}
        isWrong={isOwn}
      />
      <div className="below">
        {isOwn ? (
          <p className="fault" id={`${id}-help`} role="alert">
            {said(fault)}
          </p>
        ) : (
          hint && (
            <p className="soft" id={`${id}-help`}>
              {hint}
            </p>
          )
        )}
        <Counter field={field} value={value} />
      </div>
    </div>
  );
}

function Counter({ field, value }: { readonly field: Field; readonly value: unknown }) {
  const texts = useTexts(commandTexts);
  const { length } = textOf(value);
  if (field.kind !== 'long-text' || field.max === null || length === 0) return null;
  return <span className="soft count">{texts.counter(length, field.max)}</span>;
}
