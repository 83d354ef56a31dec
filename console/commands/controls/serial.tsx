import { useTexts } from '../../app/language.tsx';
import { Choose } from '../../parts/choose.tsx';
import { type ControlProps, useForm } from '../context.ts';
import { commandTexts } from '../texts.ts';

/** Somebody of the case's group, by serial. Those whom the centre is to call next come first. */
export function SerialControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(commandTexts);
  const { appeal } = useForm();
  const { people = [], toCall = [] } = appeal?.participants ?? {};
  const first = (serial: number): number => (toCall.includes(serial) ? 0 : 1);
  const options = [...people]
    .sort((a, b) => first(a.serial) - first(b.serial))
    .map(({ serial, name }) => ({ value: serial, label: `${serial} ${name ?? ''}`.trim() }));
  return (
    <Choose
      id={id}
      className="whole"
      placeholder={texts.choose}
      value={typeof value === 'number' ? value : undefined}
      onChange={(next: number | undefined) => change(next)}
      options={options}
      allowClear={!field.required}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
    />
  );
}
