import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { shortInstant } from '../parts/instants.ts';
import { dayIn } from './days.ts';
import { open } from './filters.ts';
import { appealsTexts } from './texts.ts';

/** Ranges go by days, unless somebody wrote an instant into the address. */
const beginsDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T00:00:00[+-]/.test(value);

type Texts = (typeof appealsTexts)['zh'];

/** The name of a filter's value, as its choice and its chip show it. */
export function useValueNames(): (name: string, value: string) => string {
  const texts: Texts = useTexts(appealsTexts);
  const named = useNames();
  const county = useCountyNames();
  return (name, value) => {
    switch (name) {
      case 'status':
        return value === open
          ? texts.open
          : value
              .split(',')
              .map((one) => named('stages', one))
              .join('、');
      case 'light':
        return named('lights', value);
      case 'unit':
      case 'areaId':
      case 'triage':
      case 'helper':
        return county.unit(value);
      case 'category':
        return county.category(value);
      case 'person':
      case 'leader':
        return county.person(value);
      case 'kind':
        return named('kinds', value);
      case 'requests':
        return value === 'open' ? texts.anyRequest : named('requests', value);
      case 'outcome':
        return named('outcomes', value);
      case 'channel':
        return { phone: texts.phone, web: texts.web, visit: texts.visit }[value] ?? value;
      case 'registeredFrom':
      case 'closedFrom':
        return beginsDay(value) ? dayIn(value, 0) : shortInstant(value);
      case 'registeredTo':
      case 'closedTo':
        return beginsDay(value) ? dayIn(value, -1) : shortInstant(value);
      default:
        return /^\d{4}-\d{2}-\d{2}T/.test(value) ? shortInstant(value) : value;
    }
  };
}

/** Conditions that are true or false are named by what they say. */
export function useChipNames(): (name: string, value: string) => string {
  const texts: Texts = useTexts(appealsTexts);
  const told = useValueNames();
  return (name, value) => {
    const title = (texts as unknown as Readonly<Record<string, string>>)[name] ?? name;
    if (name === 'overdue' && value === 'false') return texts.notOverdue;
    return value === 'true' ? title : `${title} ${told(name, value)}`;
  };
}
