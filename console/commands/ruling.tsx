import type { ReactNode } from 'react';
import { dictionary, useTexts } from '../app/language.tsx';
import type { FieldsProps } from './context.ts';
import { Fields, OneField } from './field.tsx';

const rulingTexts = dictionary({
  zh: { by: '由', leads: '牵头，', with: '', help: '协办，', until: '', before: '前办结。' },
  en: {
    by: '',
    leads: 'leads,',
    with: 'with the help of',
    help: '',
    until: 'and completes it by',
    before: '',
  },
});

/** The ruling as one sentence to complete: who leads, who helps, by when. */
export function RulingSentence({ fields, values, change }: FieldsProps) {
  const texts = useTexts(rulingTexts);
  const inSentence = ['lead', 'helpers', 'dueAt'];
  const phrase = (before: string, name: string, after: string): ReactNode => {
    const field = fields.find((one) => one.name === name);
    return field ? (
      <div className="phrase">
        {before && <span>{before}</span>}
        <OneField field={field} path={name} value={values[name]} change={(value) => change(name, value)} />
        {after && <span>{after}</span>}
      </div>
    ) : null;
  };
  return (
    <>
      <div className="sentence">
        {phrase(texts.by, 'lead', texts.leads)}
        {phrase(texts.with, 'helpers', texts.help)}
        {phrase(texts.until, 'dueAt', texts.before)}
      </div>
      <Fields
        fields={fields.filter(({ name }) => !inSentence.includes(name))}
        values={values}
        change={change}
      />
    </>
  );
}
