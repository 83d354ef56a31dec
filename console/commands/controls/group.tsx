import { Button } from 'antd';
import { useTexts } from '../../app/language.tsx';
import { listOf, recordOf } from '../body.ts';
import { type ControlProps, useForm } from '../context.ts';
import { commandTexts } from '../texts.ts';

/** Fields that belong together. */
export function GroupControl({ field, id, path, value, change }: ControlProps) {
  const { Fields } = useForm();
  const values = recordOf(value);
  return (
    <fieldset className="group" aria-labelledby={`${id}-label`}>
      <Fields
        fields={field.fields}
        values={values}
        change={(name, one) => change({ ...values, [name]: one })}
        above={`${path}.`}
      />
    </fieldset>
  );
}

/** Entries of the same fields, such as the parts of a split. At least as many as are needed stand open. */
export function ListControl({ field, id, path, value, change }: ControlProps) {
  const { Fields } = useForm();
  const texts = useTexts(commandTexts);
  const given = listOf(value).map(recordOf);
  const missing = Math.max(0, field.least - given.length);
  const entries = [...given, ...Array.from({ length: missing }, () => ({}))];
  const replaced = (at: number, name: string, one: unknown) =>
    entries.map((entry, index) => (index === at ? { ...entry, [name]: one } : entry));
  return (
    <div role="group" aria-labelledby={`${id}-label`} className="list">
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place alone
        <fieldset className="group" key={at}>
          <legend>
            {texts.entry(at + 1)}
            {entries.length > field.least && (
              <Button
                type="link"
                size="small"
                onClick={() => change(entries.filter((_, index) => index !== at))}
              >
                {texts.remove}
              </Button>
            )}
          </legend>
          <Fields
            fields={field.fields}
            values={entry}
            change={(name, one) => change(replaced(at, name, one))}
            above={`${path}.${at}.`}
          />
        </fieldset>
      ))}
      {(field.most === null || entries.length < field.most) && (
        <Button onClick={() => change([...entries, {}])}>{texts.add}</Button>
      )}
    </div>
  );
}
