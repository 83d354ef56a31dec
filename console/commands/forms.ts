import type { Appeal } from '../app/api.ts';
import forms from '../generated/forms.json';
import { type Field, type FieldSchema, fieldsOf } from './shape.ts';

const schemas = forms as unknown as Readonly<Record<string, FieldSchema>>;
const made = new Map<string, readonly Field[]>();

/** The fields of a command's form, the note and the attachments last. */
export function formOf(command: string): readonly Field[] {
  const known = made.get(command);
  if (known) return known;
  const fields = fieldsOf(schemas[command]);
  const last = ['attachments', 'note'];
  const sorted = [
    ...fields.filter(({ name }) => !last.includes(name)),
    ...last.flatMap((name) => fields.filter((field) => field.name === name)),
  ];
  made.set(command, sorted);
  return sorted;
}

export const commandsWithForms = Object.keys(schemas);

/** Fields that make sense for some cases alone. */
const applies: Readonly<Record<string, (appeal: Appeal) => boolean>> = {
  'record-call-back.withdrawal': ({ requests }) => requests.some(({ kind }) => kind === 'withdrawal'),
  'record-call-back.person': ({ participants }) => participants.count > 1,
  'rule.final': ({ conference }) =>
    (conference?.resolution as { readonly approved?: boolean } | null | undefined)?.approved === true,
};

/** The fields that a case's form shows. */
export const formFor = (command: string, appeal: Appeal): readonly Field[] =>
  formOf(command).filter(({ name }) => applies[`${command}.${name}`]?.(appeal) ?? true);
