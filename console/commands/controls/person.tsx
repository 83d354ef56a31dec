import { type Person, useCountyNames, usePeople } from '../../app/county.ts';
import { useMe } from '../../app/gate.tsx';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { Choose } from '../../parts/choose.tsx';
import { type ControlProps, useForm } from '../context.ts';
import { bySearch } from '../found-by.ts';
import { commandTexts } from '../texts.ts';

/** Commands that name somebody of the actor's own unit. */
const within = new Set(['accept', 'accept-transfer', 'reassign']);

interface Own {
  readonly role: string;
  readonly unit: string | null;
}

/** A village has clerks alone, who handle what they settled. */
function fits({ role, unit }: Person, command: string, own: Own): boolean {
  if (command === 'escalate') return role === 'leader';
  const handles = role === 'officer' || (role === 'clerk' && own.role === 'clerk');
  if (within.has(command)) return handles && (own.unit === null || unit === own.unit);
  return ['officer', 'clerk', 'centre', 'leader'].includes(role);
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly search: string;
}
interface Group {
  readonly label: string;
  readonly options: Option[];
}

/** Somebody by name: those of one's own unit first. */
export function PersonControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const { command } = useForm();
  const { language } = useLanguage();
  const texts = useTexts(commandTexts);
  const county = useCountyNames();
  const me = useMe();
  const people = usePeople().filter((person) => fits(person, command, me));
  const shown = (person: Person): Option => ({
    value: person.account,
    label:
      person.unit === me.unit
        ? person.name[language]
        : `${person.name[language]}（${county.unit(person.unit)}）`,
    search: `${person.name.zh} ${person.name.en} ${person.account} ${county.unit(person.unit)}`,
  });
  const own = people.filter(({ unit }) => unit !== null && unit === me.unit).map(shown);
  const others = people.filter(({ unit }) => unit === null || unit !== me.unit).map(shown);
  const options: readonly (Option | Group)[] =
    own.length > 0 && others.length > 0
      ? [
          { label: texts.mine, options: own },
          { label: texts.others, options: others },
        ]
      : [...own, ...others];
  return (
    <Choose
      id={id}
      className="whole"
      showSearch={bySearch}
      placeholder={texts.choosePerson}
      value={typeof value === 'string' && value !== '' ? value : undefined}
      onChange={(next: string | undefined) => change(next)}
      options={[...options]}
      allowClear={!field.required}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
    />
  );
}
