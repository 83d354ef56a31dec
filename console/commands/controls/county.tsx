import { AutoComplete } from 'antd';
import { useCatalogue } from '../../app/county.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { useNames } from '../../app/words.ts';
import { Choose } from '../../parts/choose.tsx';
import { type ControlProps, useForm } from '../context.ts';
import { bySearch } from '../found-by.ts';
import { commandTexts } from '../texts.ts';

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export function CategoryControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const { language } = useLanguage();
  const texts = useTexts(commandTexts);
  const categories = useCatalogue()?.categories ?? [];
  return (
    <Choose
      id={id}
      className="whole"
      showSearch={bySearch}
      placeholder={texts.choose}
      value={idOf(value)}
      onChange={(next: string | undefined) => change(next)}
      options={categories.map(({ id: value, name }) => ({
        value,
        label: name[language],
        search: `${name.zh} ${name.en}`,
      }))}
      allowClear={!field.required}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
    />
  );
}

/** A town or a village by its name. Another text that stands there stays. */
export function AreaControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const { language } = useLanguage();
  const texts = useTexts(commandTexts);
  const areas = (useCatalogue()?.areas ?? []).map(({ id: value, name }) => ({
    value,
    label: name[language],
    search: `${name.zh} ${name.en} ${value}`,
  }));
  const given = idOf(value);
  const isKnown = given === undefined || areas.some((area) => area.value === given);
  return (
    <Choose
      id={id}
      className="whole"
      showSearch={bySearch}
      placeholder={texts.choose}
      value={given}
      onChange={(next: string | undefined) => change(next)}
      options={isKnown ? areas : [{ value: given, label: given, search: given }, ...areas]}
      allowClear={!field.required}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
    />
  );
}

/** Items of the service catalogue. Those of the case's category come first. */
export function ItemControl({ field, id, value, change, describedBy, isWrong }: ControlProps) {
  const { language } = useLanguage();
  const texts = useTexts(commandTexts);
  const { appeal } = useForm();
  const items = useCatalogue()?.items ?? [];
  const shown = ({ id: value, name, standard }: (typeof items)[number]) => ({
    value,
    label: name[language],
    title: standard,
    search: `${name.zh} ${name.en} ${standard}`,
  });
  const fitting = items.filter(({ category }) => category === null || category === appeal?.category);
  const others = items.filter((item) => !fitting.includes(item));
  return (
    <Choose
      id={id}
      className="whole"
      showSearch={bySearch}
      placeholder={texts.choose}
      value={idOf(value)}
      onChange={(next: string | undefined) => change(next)}
      options={[
        { label: texts.forThis, options: fitting.map(shown) },
        { label: texts.otherItems, options: others.map(shown) },
      ]}
      allowClear={!field.required}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
    />
  );
}

/** Another case, by its number. Cases that the program thinks to belong together are proposed. */
export function AppealControl({ id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const { appeal } = useForm();
  const options = (appeal?.links ?? []).map(({ kind, appeal: other }) => ({
    value: other,
    label: `${other} ${name('links', kind)}`,
  }));
  return (
    <AutoComplete
      id={id}
      className="whole"
      placeholder={texts.appealHint}
      value={idOf(value) ?? ''}
      onChange={(next: string) => change(next)}
      options={options}
      maxLength={120}
      status={isWrong ? 'error' : undefined}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
    />
  );
}
