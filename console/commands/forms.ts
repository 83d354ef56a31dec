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
