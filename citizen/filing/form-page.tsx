/** @jsxImportSource hono/jsx */
import type { CitizenNeeds, Visit } from '../needs.ts';
import { ChoiceField, FilesField, LineField, Problems, RadioField, TextField } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { filing } from '../words/filing.ts';
import { type Entered, keptText, kindsForCitizens } from './entered.ts';
import { Reach } from './reach.tsx';

interface FormPageProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly entered: Entered;
  readonly problems: ReadonlyMap<string, string>;
}

/** The one page of a filing, in this order: what is wrong, where, how to reach you. */
export function FormPage({ needs, visit, entered, problems }: FormPageProps) {
  const { language, token } = visit;
  const text = filing[language];
  return (
    <Layout needs={needs} visit={visit} title={text.title} scripts={['file.js']}>
      <h1>{text.title}</h1>
      <Problems language={language} problems={problems} />
      <form method="post" action="/file" enctype="multipart/form-data" id="filing" novalidate>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="key" value={entered.key} />
        <input type="hidden" name="into" value={entered.into} />
        <What needs={needs} language={language} entered={entered} problems={problems} />
        <Where needs={needs} language={language} entered={entered} problems={problems} />
        <Reach language={language} entered={entered} problems={problems} />
        <button type="submit" name="step" value="check">
          {text.check}
        </button>
        <p class="small">{text.sure}</p>
      </form>
      <Messages needs={needs} language={language} kept={visit.kept} />
    </Layout>
  );
}

type PartProps = Pick<FormPageProps, 'needs' | 'entered' | 'problems'> & Pick<Visit, 'language'>;

function What({ needs, language, entered, problems }: PartProps) {
  const text = filing[language];
  const kinds = kindsForCitizens.map((value) => ({ value, label: text.kinds[value] }));
  const categories = needs.county.categories
    .filter(({ id, confidential }) => !confidential && id !== 'other')
    .map(({ id, names }) => ({ value: id, label: names[language] }));
  return (
    <section aria-labelledby="what">
      <h2 id="what">{text.what}</h2>
      <FilesField
        language={language}
        name="files"
        label={text.files}
        hint={text.filesHint}
        problem={problems.get('files')}
        required={false}
        needs={needs}
      />
      <button type="button" class="two" id="record" hidden>
        {text.record}
      </button>
      <ul class="files" id="kept" data-remove={text.remove}>
        {entered.kept.map((file) => (
          <li>
            <label class="pick">
              <input type="checkbox" name="kept" value={keptText(file)} checked />
              <span>{file.name}</span>
              {file.note !== '' && <span class="soft">{file.note}</span>}
            </label>
          </li>
        ))}
      </ul>
      <LineField
        language={language}
        name="title"
        label={text.headline}
        hint={text.headlineHint}
        problem={problems.get('title')}
        required={true}
        value={entered.title}
      />
      <TextField
        language={language}
        name="description"
        label={text.description}
        hint={text.descriptionHint}
        problem={problems.get('description')}
        required={false}
        value={entered.description}
      />
      <RadioField name="kind" label={text.kind} value={entered.kind} choices={kinds} />
      <ChoiceField
        language={language}
        name="category"
        label={text.category}
        problem={problems.get('category')}
        required={false}
        value={entered.category}
        none={text.categoryNone}
        choices={categories}
      />
      <RadioField
        name="urgencyAsked"
        label={text.urgency}
        value={entered.urgencyAsked}
        choices={(['', 'urgent', 'critical'] as const).map((value) => ({
          value,
          label: text.urgencies[value],
        }))}
      />
    </section>
  );
}

function Where({ needs, language, entered, problems }: PartProps) {
  const text = filing[language];
  const areas = needs.county.units
    .filter(({ kind }) => kind === 'town' || kind === 'village')
    .map(({ id, name }) => ({ value: id, label: name[language] }));
  return (
    <section aria-labelledby="where">
      <h2 id="where">{text.where}</h2>
      <LineField
        language={language}
        name="address"
        label={text.address}
        hint={text.addressHint}
        problem={problems.get('address')}
        required={false}
        value={entered.address}
      />
      <div id="place" hidden>
        <p id="place-said" role="status" />
        <button type="button" class="two" id="locate">
          {text.locate}
        </button>
        <button type="button" class="two" id="unlocate" hidden>
          {text.unlocate}
        </button>
        <button type="button" class="two" id="open-map" hidden>
          {text.map}
        </button>
        <div id="map" class="map" hidden />
      </div>
      {(['longitude', 'latitude', 'accuracyM', 'source'] as const).map((name) => (
        <input type="hidden" name={name} id={name} value={entered[name]} />
      ))}
      <ChoiceField
        language={language}
        name="area"
        label={text.area}
        required={false}
        value={entered.area}
        none={text.areaNone}
        choices={areas}
      />
    </section>
  );
}

/** Sentences that the script shows, and the sizes that the county takes. */
function Messages({ needs, language, kept }: Pick<PartProps, 'needs' | 'language'> & { kept: boolean }) {
  const text = filing[language];
  const said = {
    kept,
    most: needs.county.uploads.mostMiB,
    locating: text.locating,
    located: text.located(0),
    notLocated: text.notLocated,
    tooBig: text.tooBig('%', 0),
    smaller: text.smaller,
    offline: text.offline,
    draft: text.draft,
    drop: text.drop,
    sending: text.sending,
    uploading: text.uploading('%', 0),
    remove: text.remove,
    record: text.record,
    stop: text.recordStop,
    sound: text.sound,
    pick: text.pick,
    picked: text.picked,
    map: needs.map ?? null,
    mapAway: text.mapAway,
  };
  return (
    <>
      <div id="said" role="status" />
      <template id="sentences" data-said={JSON.stringify(said)} />
    </>
  );
}
