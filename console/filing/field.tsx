import type { ReactNode } from 'react';
import type { FieldFault } from '../app/api.ts';
import { useSaid } from '../app/language.tsx';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly faults: readonly FieldFault[];
  readonly hint?: string;
  readonly wide?: boolean;
  /** Several controls stand under one label. */
  readonly group?: boolean;
  readonly children: ReactNode;
}

/** A control of the filing under its label, with what is wrong about it. */
export function Field({ id, label, path, faults, hint, wide = false, group = false, children }: FieldProps) {
  const said = useSaid();
  const fault = faults.find((one) => one.path === path);
  return (
    <div className={wide ? 'field wide' : 'field'}>
      {group ? <span id={`${id}-label`}>{label}</span> : <label htmlFor={id}>{label}</label>}
      {children}
      {fault ? (
        <p className="fault" role="alert">
          {said(fault)}
        </p>
      ) : (
        hint && <p className="soft">{hint}</p>
      )}
    </div>
  );
}
