/** @jsxImportSource hono/jsx */
import { LineField, TextField } from '../parts/fields.tsx';
import type { Language } from '../words/dictionary.ts';
import { filing } from '../words/filing.ts';
import type { Entered } from './entered.ts';

interface ReachProps {
  readonly language: Language;
  readonly entered: Entered;
  readonly problems: ReadonlyMap<string, string>;
}

/** How to reach the citizen, or why nobody can; who files together; and who reads all this. */
export function Reach({ language, entered, problems }: ReachProps) {
  const text = filing[language];
  const group = entered.people !== '' || entered.declared !== '' || problems.has('people');
  const wrong = problems.get('anonymous');
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{text.reach}</h2>
      <LineField
        language={language}
        name="name"
        label={text.name}
        required={false}
        value={entered.name}
        autocomplete="name"
      />
      <LineField
        language={language}
        name="phone"
        label={text.phone}
        hint={text.phoneHint}
        problem={problems.get('phone')}
        required={false}
        value={entered.phone}
        type="tel"
        autocomplete="tel"
      />
      <div class={wrong ? 'field wrong' : 'field'}>
        {wrong ? (
          <p class="problem" id="anonymous-problem">
            {wrong}
          </p>
        ) : null}
        <label class="pick">
          <input
            type="checkbox"
            id="anonymous"
            name="anonymous"
            value="yes"
            checked={entered.anonymous}
            aria-describedby="anonymous-hint"
          />
          <span>{text.anonymous}</span>
        </label>
        <p class="hint" id="anonymous-hint">
          {text.anonymousHint}
        </p>
      </div>
      <details open={group}>
        <summary>{text.group}</summary>
        <TextField
          language={language}
          name="people"
          label={text.people}
          hint={text.peopleHint}
          problem={problems.get('people')}
          required={false}
          value={entered.people}
        />
        <LineField
          language={language}
          name="declared"
          label={text.declared}
          problem={problems.get('declared')}
          required={false}
          value={entered.declared}
          inputmode="numeric"
        />
      </details>
      <details>
        <summary>{text.who}</summary>
        <p>{text.whoUsual}</p>
        <p>{text.whoAnonymous}</p>
        <p>{text.whoMisconduct}</p>
      </details>
    </section>
  );
}
