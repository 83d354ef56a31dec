import { Fragment, type ReactNode } from 'react';
import { dictionary, useTexts } from '../app/language.tsx';
import type { FieldsProps } from './context.ts';
import { Fields, OneField } from './field.tsx';

const rulingTexts = dictionary({
  zh: { by: '由', leads: '牵头，', help: '协办，', before: '前办结。' },
  en: { by: '', leads: 'leads,', help: 'help, completed by', before: '.' },
});

/** The ruling as one sentence to complete: who leads, who helps, by when. */
export function RulingSentence({ fields, values, change }: FieldsProps) {
  const texts = useTexts(rulingTexts);
  const inSentence = ['lead', 'helpers', 'dueAt'];
  const blank = (name: string): ReactNode => {
    const field = fields.find((one) => one.name === name);
    return field ? (
      <OneField field={field} path={name} value={values[name]} change={(value) => change(name, value)} />
    ) : null;
  };
  return (
    <Fragment>
      <div className="sentence">
        {texts.by && <span>{texts.by}</span>}
        {blank('lead')}
        <span>{texts.leads}</span>
        {blank('helpers')}
        <span>{texts.help}</span>
        {blank('dueAt')}
        <span>{texts.before}</span>
      </div>
      <Fields
        fields={fields.filter(({ name }) => !inSentence.includes(name))}
        values={values}
        change={change}
      />
    </Fragment>
  );
}
