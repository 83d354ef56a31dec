import { Checkbox, Radio } from 'antd';
import { useTexts } from '../../app/language.tsx';
import { useNames } from '../../app/words.ts';
import { Choose } from '../../parts/choose.tsx';
import { type ControlProps, useForm } from '../context.ts';
import { headed, useChoices, useDecision } from '../labels.ts';
import { commandTexts } from '../texts.ts';

const fewest = 6;
/** Buttons in a row take this many characters. */
const longestRow = 24;

/** A few choices lie open. Many are a list. */
export function ChoiceControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const { command } = useForm();
  const texts = useTexts(commandTexts);
  const choices = useChoices(command, field);
  const isLong = choices.map(({ label }) => label).join('').length > longestRow;
  if (choices.length > fewest) {
    return (
      <Choose
        aria-labelledby={`${id}-label`}
        className="whole"
        placeholder={texts.choose}
        value={typeof value === 'string' ? value : undefined}
        onChange={(next: string | undefined) => change(next)}
        options={[...choices]}
        allowClear={!field.required}
        status={isWrong ? 'error' : undefined}
        aria-describedby={describedBy}
      />
    );
  }
  return (
    <Radio.Group
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      optionType={isLong ? 'default' : 'button'}
      buttonStyle="solid"
      className={isLong ? 'choices' : undefined}
      value={value}
      onChange={(event) => change(event.target.value)}
      options={[...choices]}
    />
  );
}

/** A required yes or no has no answer beforehand. An optional one is a box to tick. */
export function FlagControl(props: ControlProps) {
  const { field, label, value, change } = props;
  const decision = useDecision(field.name);
  if (!field.required) {
    return (
      <Checkbox checked={value === true} onChange={(event) => change(event.target.checked)}>
        {decision?.yes ?? label}
      </Checkbox>
    );
  }
  return <FlagOrControl {...props} />;
}

/** Yes, no, and what lies between, as buttons in a row. */
export function FlagOrControl({ field, id, value, change, describedBy }: ControlProps) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const decision = useDecision(field.name);
  return (
    <Radio.Group
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      optionType="button"
      buttonStyle="solid"
      value={value}
      onChange={(event) => change(event.target.value)}
      options={[
        { value: true, label: decision?.yes ?? texts.yes },
        ...field.values.map((word) => ({ value: word, label: headed(name('results', word)) })),
        { value: false, label: decision?.no ?? texts.no },
      ]}
    />
  );
}
