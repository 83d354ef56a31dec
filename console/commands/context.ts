import { type ComponentType, createContext, useContext } from 'react';
import type { Appeal, FieldFault } from '../app/api.ts';
import type { Reading, Values } from './body.ts';
import type { Field } from './shape.ts';

/** Fields one below the other. */
export interface FieldsProps {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly change: (name: string, value: unknown) => void;
  /** The path of the group around these fields, with its dot. */
  readonly above?: string;
}

/** The controls of a form may know the command, its case, the faults and the clock. */
export interface FormContext {
  readonly command: string;
  readonly appeal: Appeal | null;
  readonly faults: readonly FieldFault[];
  readonly reading: Reading;
  /** Counts the files that are on their way, so that nothing is sent without them. */
  readonly uploading: (by: number) => void;
  /** Draws the fields inside a group or a list. */
  readonly Fields: ComponentType<FieldsProps>;
}

const Context = createContext<FormContext | null>(null);
export const FormProvider = Context.Provider;

export function useForm(): FormContext {
  const form = useContext(Context);
  if (!form) throw new Error('a control stands in a form');
  return form;
}

/** The properties of every control. */
export interface ControlProps {
  readonly field: Field;
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  readonly describedBy: string | undefined;
  readonly isWrong: boolean;
}
