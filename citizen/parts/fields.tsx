/** @jsxImportSource hono/jsx */
import type { Child, PropsWithChildren } from 'hono/jsx';
import type { CitizenNeeds } from '../needs.ts';
import { common } from '../words/common.ts';
import type { Language } from '../words/dictionary.ts';

export interface FieldProps {
  readonly language: Language;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly required?: boolean;
  /** Further parts of the control are described by the hint too. */
  readonly value?: string;
}

const described = ({
  name,
  hint,
  problem,
}: Pick<FieldProps, 'name' | 'hint' | 'problem'>): string | undefined =>
  [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean).join(' ') || undefined;

/** Label, hint and problem of a control stand above it, where a thumb does not hide them. */
export function Field(props: PropsWithChildren<FieldProps>) {
  const { language, name, label, hint, problem, required, children } = props;
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={name}>
        {label}
        <Need language={language} required={required} />
      </label>
      {hint ? (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p class="problem" id={`${name}-problem`}>
          {problem}
        </p>
      ) : null}
      {children}
    </div>
  );
}

const Need = ({ language, required }: { language: Language; required?: boolean | undefined }) =>
  required === undefined ? null : (
    <span class="need"> {required ? common[language].required : common[language].optional}</span>
  );

type LineProps = FieldProps & {
  readonly type?: 'text' | 'tel';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'tel' | 'text';
  readonly capital?: boolean;
};

export function LineField({ type = 'text', autocomplete = 'off', inputmode, capital, ...field }: LineProps) {
  const { name, value = '', problem, required } = field;
  return (
    <Field {...field}>
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        inputmode={inputmode}
        autocapitalize={capital ? 'characters' : undefined}
        spellcheck={false}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described(field)}
        aria-required={required ? 'true' : undefined}
      />
    </Field>
  );
}

export function TextField({ rows = 4, ...field }: FieldProps & { readonly rows?: number }) {
  const { name, value = '', problem, required } = field;
  return (
    <Field {...field}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described(field)}
        aria-required={required ? 'true' : undefined}
      >
        {value}
      </textarea>
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function ChoiceField({
  choices,
  none,
  ...field
}: FieldProps & { choices: readonly Choice[]; none: string }) {
  const { name, value = '', problem } = field;
  return (
    <Field {...field}>
      <select
        id={name}
        name={name}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={described(field)}
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A few choices that all stand on the page. */
export function RadioField(props: {
  name: string;
  label: string;
  value: string;
  choices: readonly Choice[];
}) {
  const { name, label, value, choices } = props;
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label class="pick">
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export const FilesField = ({ needs, ...field }: FieldProps & { readonly needs: CitizenNeeds }) => (
  <Field {...field}>
    <input
      id={field.name}
      name={field.name}
      type="file"
      multiple
      accept={acceptsOf(needs)}
      aria-invalid={field.problem ? 'true' : undefined}
      aria-describedby={described(field)}
    />
  </Field>
);

/** The types that a phone offers to choose from. The API decides by the content. */
const acceptsOf = ({ county }: CitizenNeeds): string =>
  county.uploads.types.filter((type) => /^(image|audio|video)\//.test(type)).join(',');

/** Says at the top what is wrong, and leads to each place. */
export function Problems({
  language,
  problems,
}: {
  language: Language;
  problems: ReadonlyMap<string, string>;
}) {
  if (problems.size === 0) return null;
  return (
    <div class="problems" role="alert" tabindex={-1} id="problems">
      <h2>{common[language].problems}</h2>
      <ul>
        {[...problems].map(
          ([name, sentence]): Child => (
            <li>{name === '' ? sentence : <a href={`#${name}`}>{sentence}</a>}</li>
          ),
        )}
      </ul>
    </div>
  );
}
