import type { Appeal } from '../../app/api.ts';
import { type Unit, useUnits } from '../../app/county.ts';
import { useMe } from '../../app/gate.tsx';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Choose } from '../../parts/choose.tsx';
import { type ControlProps, useForm } from '../context.ts';
import { bySearch } from '../found-by.ts';
import { commandTexts } from '../texts.ts';

/** Units that a command can mean. Any other unit stays possible where the API takes it. */
function useOptions(
  name: string,
): { readonly value: string; readonly label: string; readonly search: string }[] {
  const { command, appeal } = useForm();
  const { language } = useLanguage();
  const me = useMe();
  const units = useUnits();
  return units
    .filter((unit) => fits(unit, command, name, appeal, me.unit))
    .map(({ id, name: named }) => ({
      value: id,
      label: named[language],
      search: `${named.zh} ${named.en} ${id}`,
    }));
}

/** Nobody hands a case to itself, and only helpers can be excused. */
function fits(unit: Unit, command: string, name: string, appeal: Appeal | null, own: string | null): boolean {
  if (command === 'excuse') return appeal?.helpers.some((helper) => helper.unit === unit.id) ?? true;
  if (command === 'report-up') return unit.centre !== null && unit.id !== own;
  const isOwnExcluded = command === 'transfer' || command === 'request-help';
  return !(isOwnExcluded && (name === 'to' || name === 'units') && unit.id === own);
}

export function UnitControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(commandTexts);
  return (
    <Choose
      id={id}
      className="whole"
      showSearch={bySearch}
      placeholder={texts.choose}
      value={typeof value === 'string' && value !== '' ? value : undefined}
      onChange={(next: string | undefined) => change(next)}
      options={useOptions(field.name)}
      allowClear={!field.required}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
    />
  );
}

export function UnitsControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(commandTexts);
  return (
    <Choose
      id={id}
      mode="multiple"
      className="whole"
      showSearch={bySearch}
      placeholder={texts.choose}
      value={Array.isArray(value) ? (value as string[]) : []}
      onChange={(next: string[]) => change(next)}
      options={useOptions(field.name)}
      maxCount={field.most ?? undefined}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
    />
  );
}
