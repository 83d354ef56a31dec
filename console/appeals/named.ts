import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { shortInstant } from '../parts/instants.ts';
import { open } from './filters.ts';
import { appealsTexts } from './texts.ts';

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
      case 'outcome':
        return named('outcomes', value);
      case 'channel':
        return { phone: texts.phone, web: texts.web, visit: texts.visit }[value] ?? value;
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
    return value === 'true' || name === 'requests' ? title : `${title} ${told(name, value)}`;
  };
}
